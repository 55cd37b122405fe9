package org.interagency.mapping.scenario;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.interagency.kit.request.Consistent;
import org.interagency.kit.request.ShortText;
import org.interagency.kit.rule.Violation;

/**
 * The request to keep a scenario as an option for dealing with a finding.
 *
 * @param name what distinguishes it from other options
 */
record FindingOptionRequest(@NotNull @Size(max = 200) @ShortText String name, @NotNull @Valid ScenarioRequest scenario)
        implements Consistent {

    @Override
    public List<Violation> contradictions() {
        return scenario.contradictions().stream()
                .map(fault -> fault.below("/scenario"))
                .toList();
    }
}
