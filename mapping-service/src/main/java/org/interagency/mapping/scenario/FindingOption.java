package org.interagency.mapping.scenario;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.interagency.contracts.FindingFact;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.mapping.finding.FindingChanges;
import org.jspecify.annotations.Nullable;

/**
 * A scenario that is kept as an option for dealing with a finding, with what would follow from it by the facts of the moment.
 *
 * @param by who kept it
 * @param outcome left out if the scenario can no longer be carried out
 * @param refusal why it can no longer be carried out; left out if it can
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FindingOption(
        String id,
        String name,
        Instant at,
        String by,
        ScenarioRequest scenario,
        @Nullable OptionOutcome outcome,
        @Nullable String refusal) {

    /**
     * What would follow from an option, in numbers, so that options can be compared; {@code POST /scenarios} says all of it.
     *
     * @param effect what would happen to the finding itself
     * @param opened how many findings would be opened
     * @param changed how many would change
     * @param resolved how many would be resolved
     * @param accountability for how many functions of programmes accountability would change
     */
    record OptionOutcome(OptionEffect effect, int opened, int changed, int resolved, int accountability) {

        static OptionOutcome of(Scenario scenario, String finding) {
            FindingChanges findings = scenario.findings();
            return new OptionOutcome(
                    has(findings.resolved(), finding)
                            ? OptionEffect.RESOLVES
                            : has(findings.changed(), finding) ? OptionEffect.CHANGES : OptionEffect.NONE,
                    findings.opened().size(),
                    findings.changed().size(),
                    findings.resolved().size(),
                    scenario.accountability().size());
        }

        private static boolean has(List<FindingFact> findings, String id) {
            return findings.stream().anyMatch(finding -> finding.id().equals(id));
        }
    }

    /** What would happen to a finding. */
    enum OptionEffect implements Coded {
        RESOLVES,
        CHANGES,
        NONE
    }
}
