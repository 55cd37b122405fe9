package org.interagency.mapping.detection;

import java.util.List;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.detection.geometry.ExtentBox;
import org.interagency.detection.rule.Holders.Holder;
import org.interagency.mapping.finding.FindingChanges;

/**
 * What would change if {@link SupposedFacts} were true.
 *
 * @param findings the findings that would be opened, changed and resolved
 * @param shifts the functions of programmes for which accountability would change
 */
public record Consequences(FindingChanges findings, List<AccountabilityShift> shifts) {

    /**
     * A change of who is accountable for a function of a programme.
     *
     * @param lost what agencies are accountable for now and would not be
     * @param gained what agencies would be accountable for and are not now
     * @param nobodyNow where nobody is accountable now
     * @param nobodyThen where nobody would be accountable
     */
    public record AccountabilityShift(
            String programme,
            ProgrammeFunction function,
            List<Holder> lost,
            List<Holder> gained,
            List<ExtentBox> nobodyNow,
            List<ExtentBox> nobodyThen) {

        /** Whether nothing would change. */
        boolean isNone() {
            return lost.isEmpty() && gained.isEmpty() && nobodyNow.equals(nobodyThen);
        }
    }
}
