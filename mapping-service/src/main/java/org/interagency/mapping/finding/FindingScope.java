package org.interagency.mapping.finding;

import java.util.Optional;
import org.interagency.contracts.vocabulary.ProgrammeFunction;

/**
 * What is detected at once: all findings of one scope are replaced together.
 *
 * @param key identifies the scope
 */
public record FindingScope(String key) {

    private static final String CONTINGENCY = "contingency/";

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
        return new FindingScope(CONTINGENCY + contingency + "/" + territory);
    }

    /** The contingency and the territory, as in {@code poverty/BR}, if it is the scope of findings about a contingency. */
    public Optional<String> contingencyAndTerritory() {
        return key.startsWith(CONTINGENCY) ? Optional.of(key.substring(CONTINGENCY.length())) : Optional.empty();
    }
}
