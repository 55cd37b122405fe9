package org.interagency.mapping.responsibility;

import jakarta.validation.constraints.NotNull;
import org.interagency.contracts.AgencyClass;
import org.interagency.contracts.vocabulary.AgencyKind;
import org.interagency.kit.request.Code;

/**
 * A class of agencies in a request: every agency of a kind that serves a territory of a level.
 *
 * @param level the code of the government level of the territories
 */
public record AgencyClassRequest(@NotNull AgencyKind kind, @NotNull @Code String level) {

    /** The class. */
    public AgencyClass agencyClass() {
        return new AgencyClass(kind, level);
    }
}
