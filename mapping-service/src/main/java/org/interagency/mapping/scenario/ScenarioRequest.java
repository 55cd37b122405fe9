package org.interagency.mapping.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.interagency.kit.request.Code;
import org.interagency.kit.request.Consistent;
import org.interagency.kit.rule.Violation;
import org.interagency.kit.rule.Violations;
import org.interagency.mapping.agreement.AgreementRequest;
import org.interagency.mapping.responsibility.AgencyClassRequest;
import org.jspecify.annotations.Nullable;

/**
 * Changes to try out: first the reorganisations in their order, then the moves, then the ends; and agreements.
 *
 * @param agencyChanges reorganisations, each in the form that {@code POST /agency-changes} takes
 * @param agreements agreements that are new, or replace the ones of their codes, each in the form that {@code POST /agreements} takes
 */
record ScenarioRequest(
        @Schema(
                        implementation = Object[].class,
                        description = "Reorganisations, each in the form that POST /agency-changes takes")
                @Size(max = 20)
                @Nullable
                List<@NotNull JsonNode> agencyChanges,
        @Valid @Size(max = 100) @Nullable List<@NotNull Move> responsibilitiesMoved,
        @Valid @Size(max = 100) @Nullable List<@NotNull ProgrammeEnd> programmesEnded,
        @Valid @Size(max = 100) @Nullable List<@NotNull AgreementRequest> agreements)
        implements Consistent {

    ScenarioRequest {
        agencyChanges = agencyChanges == null ? List.of() : agencyChanges;
        responsibilitiesMoved = responsibilitiesMoved == null ? List.of() : responsibilitiesMoved;
        programmesEnded = programmesEnded == null ? List.of() : programmesEnded;
        agreements = agreements == null ? List.of() : agreements;
    }

    /**
     * Responsibilities that another agency, or a class of agencies, holds from a day on.
     *
     * @param responsibilities their ids
     * @param to the code of the agency, which exists or is created by a reorganisation of the scenario
     * @param toClass the class of agencies; either this or {@code to} is given
     * @param on the first day on which it holds them
     */
    record Move(
            @NotEmpty @Size(max = 10_000) Set<@NotNull @Code String> responsibilities,
            @Code @Nullable String to,
            @Valid @Nullable AgencyClassRequest toClass,
            @NotNull LocalDate on) {}

    /**
     * A programme that ends.
     *
     * @param programme its code
     * @param on the first day on which it no longer exists
     */
    record ProgrammeEnd(@NotNull @Code String programme, @NotNull LocalDate on) {}

    @Override
    public List<Violation> contradictions() {
        Violations faults = new Violations()
                .demand(
                        !agencyChanges.isEmpty()
                                || !responsibilitiesMoved.isEmpty()
                                || !programmesEnded.isEmpty()
                                || !agreements.isEmpty(),
                        "",
                        "The scenario changes nothing. Give agencyChanges, responsibilitiesMoved, programmesEnded or agreements.");
        for (int i = 0; i < agencyChanges.size(); i++) {
            faults.demand(
                    agencyChanges.get(i).isObject(),
                    "/agencyChanges/" + i,
                    "It has to be an object in the form that POST /agency-changes takes.");
        }
        for (int i = 0; i < responsibilitiesMoved.size(); i++) {
            Move move = responsibilitiesMoved.get(i);
            faults.demand(
                    (move.to() == null) != (move.toClass() == null),
                    "/responsibilitiesMoved/" + i + "/to",
                    "Give either one agency by to, or a class of agencies by toClass.");
        }
        for (int i = 0; i < agreements.size(); i++) {
            faults.addAll("/agreements/" + i, agreements.get(i).contradictions());
        }
        return faults.all();
    }
}
