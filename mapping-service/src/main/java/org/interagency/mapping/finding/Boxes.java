package org.interagency.mapping.finding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.interagency.contracts.FindingFact;
import org.interagency.contracts.KnownDays;
import org.interagency.detection.geometry.AgeRange;
import org.interagency.detection.geometry.ExtentBox;
import org.interagency.detection.geometry.Period;
import org.interagency.detection.geometry.TerritoryTree;
import org.jspecify.annotations.Nullable;

/** Converts extents between the form that answers and events have, and that of geometry. */
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

    /** The first day of an extent of at least one box. */
    public static LocalDate firstDay(List<FindingFact.FindingBox> extent) {
        return extent.stream()
                .map(FindingFact.FindingBox::validFrom)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The first day after an extent of at least one box; {@code null} if a box has no end. */
    public static @Nullable LocalDate end(List<FindingFact.FindingBox> extent) {
        return extent.stream().anyMatch(box -> box.validTo() == null)
                ? null
                : extent.stream()
                        .map(FindingFact.FindingBox::validTo)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
    }

    /** The same boxes without territories that a tree lacks; a box of which none is left is left out. */
    static List<ExtentBox> known(List<FindingFact.FindingBox> extent, TerritoryTree tree) {
        List<ExtentBox> known = new ArrayList<>();
        for (FindingFact.FindingBox box : extent) {
            List<String> territories =
                    box.territories().stream().filter(tree::contains).toList();
            if (!territories.isEmpty()) {
                known.add(new ExtentBox(
                        territories,
                        new Period(box.validFrom(), box.validTo()),
                        new AgeRange(box.ageFrom(), box.ageTo()),
                        box.groups(),
                        box.groupsExcept()));
            }
        }
        return known;
    }

    /** A period that includes the last known day has no end. */
    private static @Nullable LocalDate end(Period period) {
        return period.validTo() == null || period.validTo().isAfter(KnownDays.LAST) ? null : period.validTo();
    }
}
