package org.interagency.mapping.finding;

import java.util.List;
import org.interagency.contracts.FindingFact;
import org.interagency.detection.ExtentBox;

/** Extents as answers and events tell them. */
public final class Boxes {

    private Boxes() {}

    /** The same boxes, in the same order. */
    public static List<FindingFact.Box> of(List<ExtentBox> extent) {
        return extent.stream()
                .map(box -> new FindingFact.Box(
                        box.territories(),
                        box.period().validFrom(),
                        box.period().validTo(),
                        box.ages().ageFrom(),
                        box.ages().ageTo(),
                        box.groups()))
                .toList();
    }
}
