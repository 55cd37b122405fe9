package org.interagency.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.interagency.contracts.vocabulary.Bindingness;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Role;
import org.jspecify.annotations.Nullable;

/**
 * The role of an agency, or of a class of agencies, in one function of one programme.
 *
 * @param programme the programme's code
 * @param agency the code of the agency that holds it; {@code null} if a class of agencies does
 * @param agencyClass the class of agencies that hold it, each in its own territory; {@code null} if one agency does. Exactly one of the two is given
 * @param bindingness whether it has to be done; what an agency may do but need not closes no gap and overlaps nothing
 * @param territories codes of the territories, each with all below it; at least one
 * @param validTo the first day on which it no longer holds; {@code null} if it has no end; equal to {@code validFrom} if it was withdrawn and never
 *     holds
 * @param delegatedFrom the id of the responsibility that it replaces inside its own extent; {@code null} if there is none
 */
@RecordBuilder
public record ResponsibilityFact(
        String id,
        String programme,
        ProgrammeFunction function,
        @Nullable String agency,
        @Nullable AgencyClass agencyClass,
        Role role,
        Bindingness bindingness,
        Set<String> territories,
        Population population,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable String delegatedFrom,
        List<Source> legalBasis,
        long version,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        List<ResponsibilityFact> otherStates)
        implements TimedFact<ResponsibilityFact>, ResponsibilityFactBuilder.With {

    @Override
    @JsonIgnore
    public String key() {
        return id;
    }

    @Override
    public ResponsibilityFact with(
            long newVersion, @Nullable LocalDate from, @Nullable LocalDate to, List<ResponsibilityFact> others) {
        return with(fact -> fact.version(newVersion).since(from).until(to).otherStates(others));
    }

    @Override
    public ResponsibilityFact validDuring(@Nullable LocalDate from, @Nullable LocalDate to) {
        return with(fact -> fact.validFrom(from).validTo(to));
    }
}
