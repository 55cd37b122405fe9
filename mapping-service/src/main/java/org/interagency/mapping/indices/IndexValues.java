package org.interagency.mapping.indices;

import java.util.List;

/** The value of every index for the same place, day and programmes. */
public record IndexValues(
        IndexValue clarity,
        IndexValue gapRate,
        IndexValue overlapRate,
        IndexValue verticalOverlap,
        IndexValue fragmentation,
        IndexValue coordination,
        IndexValue timeToResolution) {

    /** The value of one index. */
    public IndexValue of(IndexName index) {
        return switch (index) {
            case CLARITY -> clarity;
            case GAP_RATE -> gapRate;
            case OVERLAP_RATE -> overlapRate;
            case VERTICAL_OVERLAP -> verticalOverlap;
            case FRAGMENTATION -> fragmentation;
            case COORDINATION -> coordination;
            case TIME_TO_RESOLUTION -> timeToResolution;
        };
    }

    /** The same values, each with its definition. */
    IndexValues defined() {
        List<IndexValue> all = IndexDefinitions.ALL.stream()
                .map(definition -> of(definition.index()).with(definition.definition()))
                .toList();
        return new IndexValues(all.get(0), all.get(1), all.get(2), all.get(3), all.get(4), all.get(5), all.get(6));
    }
}
