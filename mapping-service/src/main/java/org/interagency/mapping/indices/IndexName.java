package org.interagency.mapping.indices;

import org.interagency.contracts.vocabulary.Coded;

/**
 * The indices. Definitions for readers are in {@code indices_*.properties}.
 *
 * <p>All but the last are computed from cells: a function that a programme requires, a place (a territory with nothing below it), an age in completed years
 * and a population group, on one day. The groups are those of the vocabulary, and the people in none of them. {@link
 * org.interagency.detection.measure.Aspect} says what is counted.
 */
public enum IndexName implements Coded {
    /** Cells with one accountable agency / required cells. Agencies that are one body count as one. */
    CLARITY(IndexUnit.SHARE),
    /** Cells without an accountable agency / required cells. */
    GAP_RATE(IndexUnit.SHARE),
    /** Cells with several accountable agencies / required cells. Clarity, gap rate and overlap rate add up to 1. */
    OVERLAP_RATE(IndexUnit.SHARE),
    /** Cells with several accountable agencies of different government levels / required cells. */
    VERTICAL_OVERLAP(IndexUnit.SHARE),
    /** 1 minus the Herfindahl index of the agencies' shares of the cells that they answer for: the sum of the squares of the shares. */
    FRAGMENTATION(IndexUnit.SHARE),
    /** Cells with several accountable agencies, each two of which are joined by an agreement / cells with several accountable agencies. */
    COORDINATION(IndexUnit.SHARE),
    /** The median time from the first sight of a finding to its resolution, of the resolutions of the year that ends with the day. */
    TIME_TO_RESOLUTION(IndexUnit.DAYS);

    private final IndexUnit unit;

    IndexName(IndexUnit unit) {
        this.unit = unit;
    }

    /** The unit of its values. */
    public IndexUnit unit() {
        return unit;
    }
}
