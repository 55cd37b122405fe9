package org.interagency.mapping.finding;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.interagency.contracts.vocabulary.FindingTransition;
import org.interagency.kit.request.Consistent;
import org.interagency.kit.request.ShortText;
import org.interagency.kit.request.Today;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/**
 * The request to take a step with a finding.
 *
 * @param reason why; required to accept and to dispute
 * @param reviewOn when to review it; required to accept, and only then
 */
public record FindingStepRequest(
        @NotNull FindingTransition transition,
        @Nullable @Size(max = 1000) @ShortText String reason,
        @Nullable LocalDate reviewOn)
        implements Consistent {

    @Override
    public List<Violation> contradictions() {
        boolean accepts = transition == FindingTransition.ACCEPT;
        List<Violation> violations = new ArrayList<>();
        if (reason == null && (accepts || transition == FindingTransition.DISPUTE)) {
            violations.add(Violation.of("reason", "It is required to " + transition.code() + " a finding."));
        }
        if (accepts && reviewOn == null) {
            violations.add(Violation.of("reviewOn", "It is required to accept a finding: the day to review it."));
        }
        if (accepts && reviewOn != null && !reviewOn.isAfter(Today.date())) {
            violations.add(Violation.of("reviewOn", "It has to be later than today."));
        }
        if (!accepts && reviewOn != null) {
            violations.add(Violation.of("reviewOn", "Only what is accepted is reviewed. Leave it out."));
        }
        return violations;
    }
}
