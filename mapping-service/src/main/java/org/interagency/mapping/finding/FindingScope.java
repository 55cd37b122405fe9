package org.interagency.mapping.finding;

import org.interagency.contracts.vocabulary.ProgrammeFunction;

/**
 * What is detected at once: all findings of one scope are replaced together.
 *
 * @param key identifies the scope
 */
public record FindingScope(String key) {

    /** The scope of the findings about a function of a programme. */
    public static FindingScope ofFunction(String programme, ProgrammeFunction function) {
        return new FindingScope("function/" + programme + "/" + function.code());
    }

    /** The scope of the findings about who holds a programme. */
    public static FindingScope ofTenure(String programme) {
        return new FindingScope("tenure/" + programme);
    }

    /** The scope of the findings about a contingency in a territory. */
    public static FindingScope ofContingency(String contingency, String territory) {
        return new FindingScope("contingency/" + contingency + "/" + territory);
    }
}
