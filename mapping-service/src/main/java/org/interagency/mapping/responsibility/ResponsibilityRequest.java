package org.interagency.mapping.responsibility;

import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.interagency.contracts.Population;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.contracts.vocabulary.Bindingness;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Role;
import org.interagency.detection.CanonicalText;
import org.interagency.kit.csv.Column;
import org.interagency.kit.csv.Column.CellKind;
import org.interagency.kit.fact.FactRequest;
import org.interagency.kit.http.FactType;
import org.interagency.kit.request.Code;
import org.interagency.kit.request.Codes;
import org.interagency.kit.request.PopulationRequest;
import org.interagency.kit.request.SourceRequest;
import org.interagency.kit.request.Validity;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/**
 * The request for a responsibility.
 *
 * @param id if left out, derived from the other fields, so that a repeated request registers no second responsibility
 * @param programme the programme's code
 * @param agency the code of the agency that holds it
 * @param agencyClass the class of agencies that hold it, each in its own territory; either this or {@code agency} is given
 * @param bindingness {@code must} if left out
 * @param territories codes of the territories, each with all below it
 * @param population everyone if left out
 * @param validTo the first day on which it no longer holds; left out means for good
 * @param delegatedFrom the id of the responsibility that it is delegated from, if any
 */
@RecordBuilder
public record ResponsibilityRequest(
        @Code @Nullable String id,
        @NotNull @Code String programme,
        @NotNull ProgrammeFunction function,
        @Code @Nullable String agency,
        @Valid @Nullable AgencyClassRequest agencyClass,
        @NotNull Role role,
        @Nullable Bindingness bindingness,
        @NotEmpty @Size(max = 10_000) Set<@NotNull @Code String> territories,
        @Valid @Nullable PopulationRequest population,
        @NotNull LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Code @Nullable String delegatedFrom,
        @Valid @Size(max = 100) @Nullable List<@NotNull SourceRequest> legalBasis)
        implements FactRequest<ResponsibilityFact>, ResponsibilityRequestBuilder.With {

    private static final List<Column> COLUMNS = List.of(
            Column.of("id", "/id", CellKind.TEXT),
            Column.of("programme", "/programme", CellKind.TEXT),
            Column.of("function", "/function", CellKind.TEXT),
            Column.of("agency", "/agency", CellKind.TEXT),
            Column.of("agency_kind", "/agencyClass/kind", CellKind.TEXT),
            Column.of("agency_level", "/agencyClass/level", CellKind.TEXT),
            Column.of("role", "/role", CellKind.TEXT),
            Column.of("bindingness", "/bindingness", CellKind.TEXT),
            Column.of("territories", "/territories", CellKind.LIST),
            Column.of("age_from", "/population/ageFrom", CellKind.INTEGER),
            Column.of("age_to", "/population/ageTo", CellKind.INTEGER),
            Column.of("groups", "/population/groups", CellKind.LIST),
            Column.of("valid_from", "/validFrom", CellKind.DATE),
            Column.of("valid_to", "/validTo", CellKind.DATE),
            Column.of("delegated_from", "/delegatedFrom", CellKind.TEXT),
            Column.of("legal_basis", "/legalBasis", CellKind.LEGAL_BASIS));

    /** How responsibilities are read from requests and answered. */
    public static final FactType<ResponsibilityFact, ResponsibilityRequest> TYPE = new FactType<>(
            "responsibilities",
            ResponsibilityFact.class,
            ResponsibilityRequest.class,
            "id",
            ResponsibilityRequest::withId,
            COLUMNS);

    public ResponsibilityRequest {
        bindingness = bindingness == null ? Bindingness.MUST : bindingness;
    }

    @Override
    public List<Violation> contradictions() {
        List<Violation> errors = new ArrayList<>(Validity.errors(validFrom, validTo));
        if ((agency == null) == (agencyClass == null)) {
            errors.add(
                    agency == null
                            ? Violation.of(
                                    "agency",
                                    "Nobody holds this. Name the agency, or by agencyClass the kind of the agencies and the level of their"
                                            + " territories.")
                            : Violation.of(
                                    "agencyClass",
                                    "Either one agency or a class of agencies holds this. Leave out agency or agencyClass."));
        }
        if (population != null) {
            errors.addAll(population.contradictions());
        }
        if (delegatedFrom != null && role != Role.ACCOUNTABLE) {
            errors.add(Violation.of(
                    "delegatedFrom",
                    "Only a responsibility of role accountable can be delegated; the role is " + role.code() + "."));
        }
        return errors;
    }

    /** This request with an id: its own, or one derived from all fields except the end, the delegation and the legal basis. */
    public ResponsibilityRequest identified() {
        if (id != null) {
            return this;
        }
        Population covered = PopulationRequest.of(population);
        CanonicalText text = new CanonicalText("responsibility")
                .text(programme)
                .text(function.code())
                .text(agency)
                .text(role.code())
                .texts(Codes.sorted(territories))
                .number(covered.ageFrom())
                .number(covered.ageTo())
                .texts(Codes.sorted(covered.groups()))
                .day(validFrom);
        if (agencyClass != null) {
            text.text(agencyClass.kind().code()).text(agencyClass.level());
        }
        if (bindingness == Bindingness.MAY) {
            text.text(bindingness.code());
        }
        return withId(text.toId().toString());
    }

    /** The same request, with its codes in alphabetical order. */
    public ResponsibilityRequest sorted() {
        return with(request -> request.territories(Codes.sorted(territories))
                .population(population == null ? null : population.sorted()));
    }

    /** The id. Only for a request that is {@link #identified}. */
    @Override
    public String key() {
        return id;
    }

    @Override
    public ResponsibilityFact fact() {
        return new ResponsibilityFact(
                id,
                programme,
                function,
                agency,
                agencyClass == null ? null : agencyClass.agencyClass(),
                role,
                bindingness,
                Codes.sorted(territories),
                PopulationRequest.of(population),
                validFrom,
                validTo,
                delegatedFrom,
                SourceRequest.all(legalBasis),
                0,
                null,
                null,
                List.of());
    }
}
