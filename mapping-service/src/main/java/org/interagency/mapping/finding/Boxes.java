package org.interagency.mapping.finding;

import java.time.LocalDate;
import java.util.List;
import org.interagency.contracts.FindingFact;
import org.interagency.contracts.KnownDays;
import org.interagency.detection.geometry.ExtentBox;
import org.interagency.detection.geometry.Period;
import org.jspecify.annotations.Nullable;

/** Converts extents to the form that answers and events have. */
public final class Boxes {

    private Boxes() {}

    /** The same boxes, in the same order. */
    public static List<FindingFact.FindingBox> of(List<ExtentBox> extent) {
        return extent.stream()
                .map(box -> new FindingFact.FindingBox(
                        box.territories(),
                        box.period().validFrom(),
                        end(box.period()),
                        box.ages().ageFrom(),
                        box.ages().ageTo(),
                        box.groups(),
                        box.groupsExcept()))
                .toList();
    }

    /** A period that includes the last known day has no end. */
    private static @Nullable LocalDate end(Period period) {
        return period.validTo() == null || period.validTo().isAfter(KnownDays.LAST) ? null : period.validTo();
    }
}
