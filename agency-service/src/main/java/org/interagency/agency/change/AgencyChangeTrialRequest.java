package org.interagency.agency.change;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.interagency.kit.request.Consistent;
import org.interagency.kit.rule.Violation;

/**
 * The request to try reorganisations out.
 *
 * @param agencyChanges the reorganisations, in the order in which they are carried out
 */
record AgencyChangeTrialRequest(@Valid @NotEmpty @Size(max = 20) List<@NotNull AgencyChangeRequest> agencyChanges)
        implements Consistent {

    @Override
    public List<Violation> contradictions() {
        List<Violation> errors = new ArrayList<>();
        for (int i = 0; i < agencyChanges.size(); i++) {
            String place = "/agencyChanges/" + i;
            agencyChanges.get(i).contradictions().forEach(error -> errors.add(error.below(place)));
        }
        return errors;
    }
}
