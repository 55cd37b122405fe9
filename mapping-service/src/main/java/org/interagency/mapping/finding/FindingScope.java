package org.interagency.mapping.finding;

import org.interagency.contracts.vocabulary.ProgrammeFunction;

/**
 * What findings are detected together: all that stand in one scope are replaced at once.
 *
 * @param key tells one scope from all others
 */
public record FindingScope(String key) {

    /** What is unassigned and overlaps of a function of a programme. */
    public static FindingScope ofFunction(String programme, ProgrammeFunction function) {
        return new FindingScope("function/" + programme + "/" + function.code());
    }

    /** What is orphaned of a programme. */
    public static FindingScope ofTenure(String programme) {
        return new FindingScope("tenure/" + programme);
    }

    /** How a contingency is addressed in a territory. */
    public static FindingScope ofContingency(String contingency, String territory) {
        return new FindingScope("contingency/" + contingency + "/" + territory);
    }
}
