package org.interagency.mapping.detection;

import java.util.List;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.detection.Holders;
import org.interagency.mapping.finding.FindingChanges;

/**
 * What would follow from a {@link Supposition}.
 *
 * @param findings those that would be opened, changed and resolved
 * @param shifts each function of a programme for which somebody else would be accountable
 */
public record Consequences(FindingChanges findings, List<Shift> shifts) {

    /** Who is accountable for a function of a programme, and who would be. */
    public record Shift(String programme, ProgrammeFunction function, Holders now, Holders then) {}
}
