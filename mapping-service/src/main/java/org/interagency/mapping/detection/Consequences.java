package org.interagency.mapping.detection;

import java.util.List;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.detection.geometry.ExtentBox;
import org.interagency.detection.rule.Holders.Holder;
import org.interagency.mapping.finding.FindingChanges;

/**
 * What would follow from a {@link SupposedFacts}.
 *
 * @param findings those that would be opened, changed and resolved
 * @param shifts each function of a programme for which somebody else would be accountable
 */
public record Consequences(FindingChanges findings, List<AccountabilityShift> shifts) {

    /**
     * How it would be another one who is accountable for a function of a programme.
     *
     * @param lost what is held now and would not be so
     * @param gained what would be held and is not held so now
     * @param nobodyNow where nobody is accountable
     * @param nobodyThen where nobody would be
     */
    public record AccountabilityShift(
            String programme,
            ProgrammeFunction function,
            List<Holder> lost,
            List<Holder> gained,
            List<ExtentBox> nobodyNow,
            List<ExtentBox> nobodyThen) {

        /** Whether nothing would be otherwise. */
        boolean isNone() {
            return lost.isEmpty() && gained.isEmpty() && nobodyNow.equals(nobodyThen);
        }
    }
}
