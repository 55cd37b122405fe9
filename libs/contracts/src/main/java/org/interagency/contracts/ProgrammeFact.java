package org.interagency.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interagency.contracts.vocabulary.Benefit;
import org.interagency.contracts.vocabulary.Contingency;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Scheme;
import org.interagency.contracts.vocabulary.Targeting;
import org.jspecify.annotations.Nullable;

/**
 * What is provided to whom (CPSV-AP {@code PublicService}).
 *
 * @param name the name by BCP 47 language tag
 * @param owner the code of the agency that owns it
 * @param rights codes of the rights it realises
 * @param territories codes of the territories it covers, each with all below it; at least one
 * @param validTo the day from which it is no more; {@code null} means for good
 * @param requiredFunctions the functions that must have an accountable agency everywhere
 * @param cofog the class of government expenditure (UN COFOG), if known
 */
public record ProgrammeFact(
        String code,
        Map<String, String> name,
        String owner,
        Scheme scheme,
        Targeting targeting,
        Set<String> rights,
        Set<Contingency> contingencies,
        Set<Benefit> benefits,
        Population population,
        Set<String> territories,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        Set<ProgrammeFunction> requiredFunctions,
        @Nullable String cofog,
        List<Budget> budgets,
        List<LegalBasis> legalBasis,
        long version,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        List<ProgrammeFact> otherStates)
        implements TimedFact<ProgrammeFact> {

    @Override
    @JsonIgnore
    public String key() {
        return code;
    }

    @Override
    public ProgrammeFact with(
            long version, @Nullable LocalDate since, @Nullable LocalDate until, List<ProgrammeFact> otherStates) {
        return new ProgrammeFact(
                code,
                name,
                owner,
                scheme,
                targeting,
                rights,
                contingencies,
                benefits,
                population,
                territories,
                validFrom,
                validTo,
                requiredFunctions,
                cofog,
                budgets,
                legalBasis,
                version,
                since,
                until,
                otherStates);
    }

    @Override
    public ProgrammeFact endingOn(LocalDate end) {
        return new ProgrammeFact(
                code,
                name,
                owner,
                scheme,
                targeting,
                rights,
                contingencies,
                benefits,
                population,
                territories,
                validFrom,
                end,
                requiredFunctions,
                cofog,
                budgets,
                legalBasis,
                version,
                since,
                until,
                otherStates);
    }

    /** The programme in the hands of another agency. */
    public ProgrammeFact ownedBy(String agency) {
        return new ProgrammeFact(
                code,
                name,
                agency,
                scheme,
                targeting,
                rights,
                contingencies,
                benefits,
                population,
                territories,
                validFrom,
                validTo,
                requiredFunctions,
                cofog,
                budgets,
                legalBasis,
                version,
                since,
                until,
                otherStates);
    }
}
