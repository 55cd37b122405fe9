package org.interagency.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is provided to whom (CPSV-AP {@code PublicService}).
 *
 * @param name the name by BCP 47 language tag
 * @param owner the code of the agency that owns it
 * @param scheme the code of its scheme: how it is paid for
 * @param targeting the code of its targeting: how it selects the people it serves
 * @param rights codes of the rights it realises
 * @param contingencies codes of the contingencies that it addresses; at least one
 * @param benefits codes of the benefits that it provides
 * @param lifeCycleStages codes of the life-cycle stages at which it reaches people
 * @param territories codes of the territories it covers, each with all below it; at least one
 * @param validTo the first day on which it no longer exists; {@code null} if it has no end
 * @param requiredFunctions the functions that must have an accountable agency everywhere
 * @param cofog the class of government expenditure (UN COFOG); {@code null} if it is not known
 */
@RecordBuilder
public record ProgrammeFact(
        String code,
        @ByLanguage Map<String, String> name,
        String owner,
        String scheme,
        String targeting,
        Set<String> rights,
        Set<String> contingencies,
        Set<String> benefits,
        Population population,
        Set<String> lifeCycleStages,
        Set<String> territories,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        Set<ProgrammeFunction> requiredFunctions,
        @Nullable String cofog,
        List<Budget> budgets,
        List<Source> legalBasis,
        long version,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        List<ProgrammeFact> otherStates)
        implements TimedFact<ProgrammeFact>, ProgrammeFactBuilder.With {

    @Override
    @JsonIgnore
    public String key() {
        return code;
    }

    @Override
    public ProgrammeFact with(
            long newVersion, @Nullable LocalDate from, @Nullable LocalDate to, List<ProgrammeFact> others) {
        return with(fact -> fact.version(newVersion).since(from).until(to).otherStates(others));
    }

    @Override
    public ProgrammeFact validDuring(@Nullable LocalDate from, @Nullable LocalDate to) {
        return with(fact -> fact.validFrom(from).validTo(to));
    }
}
