package org.interagency.program.programme;

import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.kit.csv.Column;
import org.interagency.kit.csv.Column.CellKind;
import org.interagency.kit.fact.FactRequest;
import org.interagency.kit.request.Code;
import org.interagency.kit.request.Codes;
import org.interagency.kit.request.LocalizedName;
import org.interagency.kit.request.PopulationRequest;
import org.interagency.kit.request.SourceRequest;
import org.interagency.kit.request.Validity;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/**
 * The request to register or replace a programme.
 *
 * @param owner the code of the agency that owns it
 * @param scheme the code of its scheme, which says how it is financed
 * @param targeting the code of its targeting, which says how it selects the people it serves
 * @param rights the codes of the rights that it realises
 * @param contingencies the codes of the contingencies that it addresses
 * @param benefits the codes of the benefits that it gives
 * @param population the people it is for; everyone if left out
 * @param lifeCycleStages the codes of the life-cycle stages at which it reaches people; if left out, all stages whose ages intersect its own
 * @param territories the codes of the territories that it covers, each with all territories below it
 * @param validFrom the first day on which it exists
 * @param validTo the first day on which it no longer exists; left out if it has no end
 * @param requiredFunctions the functions that need an accountable agency in the whole extent of the programme; none if left out
 * @param cofog the class of government expenditure (UN COFOG), such as {@code 10.4}
 */
@RecordBuilder
record ProgrammeRequest(
        @NotNull @Code String code,
        @LocalizedName Map<String, String> name,
        @NotNull @Code String owner,
        @NotNull @Code String scheme,
        @NotNull @Code String targeting,
        @Size(max = 100) @Nullable Set<@NotNull @Code String> rights,
        @NotEmpty @Size(max = 100) Set<@NotNull @Code String> contingencies,
        @Size(max = 100) @Nullable Set<@NotNull @Code String> benefits,
        @Valid @Nullable PopulationRequest population,
        @Size(max = 100) @Nullable Set<@NotNull @Code String> lifeCycleStages,
        @NotEmpty @Size(max = 10_000) Set<@NotNull @Code String> territories,
        @NotNull LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable Set<@NotNull ProgrammeFunction> requiredFunctions,
        @Pattern(
                        regexp = "(0[1-9]|10)(\\.[0-9]){0,2}",
                        message = "has to be a division, group or class of COFOG, such as 10, 10.4 or 10.4.0")
                @Nullable
                String cofog,
        @Valid @Size(max = 200) @Nullable List<@NotNull BudgetRequest> budgets,
        @Valid @Size(max = 100) @Nullable List<@NotNull SourceRequest> legalBasis)
        implements FactRequest<ProgrammeFact>, ProgrammeRequestBuilder.With {

    static final List<Column> COLUMNS = Column.ofNamed(
            Column.of("code", "/code", CellKind.TEXT),
            Column.of("owner", "/owner", CellKind.TEXT),
            Column.of("scheme", "/scheme", CellKind.TEXT),
            Column.of("targeting", "/targeting", CellKind.TEXT),
            Column.of("rights", "/rights", CellKind.LIST),
            Column.of("contingencies", "/contingencies", CellKind.LIST),
            Column.of("benefits", "/benefits", CellKind.LIST),
            Column.of("age_from", "/population/ageFrom", CellKind.INTEGER),
            Column.of("age_to", "/population/ageTo", CellKind.INTEGER),
            Column.of("groups", "/population/groups", CellKind.LIST),
            Column.of("life_cycle_stages", "/lifeCycleStages", CellKind.LIST),
            Column.of("territories", "/territories", CellKind.LIST),
            Column.of("valid_from", "/validFrom", CellKind.DATE),
            Column.of("valid_to", "/validTo", CellKind.DATE),
            Column.of("required_functions", "/requiredFunctions", CellKind.LIST),
            Column.of("cofog", "/cofog", CellKind.TEXT),
            Column.of("legal_basis", "/legalBasis", CellKind.LEGAL_BASIS),
            Column.of("budgets", "/budgets", CellKind.BUDGETS));

    @Override
    public List<Violation> contradictions() {
        List<Violation> errors = new ArrayList<>(Validity.errors(validFrom, validTo));
        if (population != null) {
            errors.addAll(population.contradictions());
        }
        return errors;
    }

    @Override
    public String key() {
        return code;
    }

    @Override
    public ProgrammeFact fact() {
        return new ProgrammeFact(
                code,
                new TreeMap<>(name),
                owner,
                scheme,
                targeting,
                Codes.sorted(rights),
                Codes.sorted(contingencies),
                Codes.sorted(benefits),
                PopulationRequest.of(population),
                Codes.sorted(lifeCycleStages),
                Codes.sorted(territories),
                validFrom,
                validTo,
                Codes.sorted(requiredFunctions),
                cofog,
                BudgetRequest.all(budgets),
                SourceRequest.all(legalBasis),
                0,
                null,
                null,
                List.of());
    }
}
