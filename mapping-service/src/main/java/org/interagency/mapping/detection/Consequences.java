package org.interagency.mapping.detection;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.detection.Holders;
import org.interagency.detection.Holders.Holder;
import org.interagency.mapping.finding.FindingChanges;

/**
 * What would follow from a {@link Supposition}.
 *
 * @param findings those that would be opened, changed and resolved
 * @param shifts each function of a programme for which somebody else would be accountable
 */
public record Consequences(FindingChanges findings, List<Shift> shifts) {

    /** Who is accountable for a function of a programme, and who would be. */
    public record Shift(String programme, ProgrammeFunction function, Holders now, Holders then) {

        /** What is held now and would not be so. */
        public List<Holder> lost() {
            return without(now, then);
        }

        /** What would be held and is not held so now. */
        public List<Holder> gained() {
            return without(then, now);
        }

        private static List<Holder> without(Holders some, Holders others) {
            Set<Holder> alike = new HashSet<>(others.holders());
            return some.holders().stream()
                    .filter(holder -> !alike.contains(holder))
                    .toList();
        }
    }
}
