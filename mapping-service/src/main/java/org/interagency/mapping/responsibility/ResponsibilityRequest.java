package org.interagency.mapping.responsibility;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Role;
import org.interagency.kit.csv.Column;
import org.interagency.kit.csv.Column.Kind;
import org.interagency.kit.problem.FieldError;
import org.interagency.kit.request.Code;
import org.interagency.kit.request.Codes;
import org.interagency.kit.request.Consistent;
import org.interagency.kit.request.PopulationRequest;
import org.interagency.kit.request.SourceRequest;
import org.interagency.kit.request.Validity;
import org.jspecify.annotations.Nullable;

/**
 * A responsibility as asked for.
 *
 * @param id derived from what the responsibility says if left out, so that saying the same twice makes no second one
 * @param programme the programme's code
 * @param agency the agency's code
 * @param territories codes of the territories, each with all below it
 * @param population everyone if left out
 * @param validTo the day from which it is no more; left out means for good
 * @param delegatedFrom the id of the responsibility that it takes the place of, if any
 */
record ResponsibilityRequest(
        @Code @Nullable String id,
        @NotNull @Code String programme,
        @NotNull ProgrammeFunction function,
        @NotNull @Code String agency,
        @NotNull Role role,
        @NotEmpty @Size(max = 10_000) Set<@NotNull @Code String> territories,
        @Valid @Nullable PopulationRequest population,
        @NotNull LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Code @Nullable String delegatedFrom,
        @Valid @Size(max = 100) @Nullable List<@NotNull SourceRequest> legalBasis)
        implements Consistent {

    static final List<Column> COLUMNS = List.of(
            Column.of("id", "/id", Kind.TEXT),
            Column.of("programme", "/programme", Kind.TEXT),
            Column.of("function", "/function", Kind.TEXT),
            Column.of("agency", "/agency", Kind.TEXT),
            Column.of("role", "/role", Kind.TEXT),
            Column.of("territories", "/territories", Kind.LIST),
            Column.of("age_from", "/population/ageFrom", Kind.INTEGER),
            Column.of("age_to", "/population/ageTo", Kind.INTEGER),
            Column.of("groups", "/population/groups", Kind.LIST),
            Column.of("valid_from", "/validFrom", Kind.TEXT),
            Column.of("valid_to", "/validTo", Kind.TEXT),
            Column.of("delegated_from", "/delegatedFrom", Kind.TEXT),
            Column.of("legal_basis", "/legalBasis", Kind.LEGAL_BASIS));

    @Override
    public List<FieldError> contradictions() {
        List<FieldError> errors = new ArrayList<>(Validity.errors(validFrom, validTo));
        if (population != null) {
            errors.addAll(population.contradictions());
        }
        if (delegatedFrom != null && role != Role.ACCOUNTABLE) {
            errors.add(FieldError.of(
                    "delegatedFrom",
                    "Only an accountable agency takes another's place; the role is " + role.code() + "."));
        }
        return errors;
    }

    ResponsibilityRequest withId(String given) {
        return new ResponsibilityRequest(
                given,
                programme,
                function,
                agency,
                role,
                territories,
                population,
                validFrom,
                validTo,
                delegatedFrom,
                legalBasis);
    }

    /** With an id: its own, or one derived from everything else but its end, its delegation and its legal basis. */
    ResponsibilityRequest identified() {
        if (id != null) {
            return this;
        }
        String said = String.join(
                "\n",
                programme,
                function.code(),
                agency,
                role.code(),
                Codes.sorted(territories).toString(),
                PopulationRequest.of(population).toString(),
                validFrom.toString());
        return withId(
                UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8)).toString());
    }

    /** Only for a request that is {@link #identified}. */
    ResponsibilityFact fact() {
        return new ResponsibilityFact(
                id,
                programme,
                function,
                agency,
                role,
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
