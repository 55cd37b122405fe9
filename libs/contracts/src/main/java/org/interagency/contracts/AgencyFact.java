package org.interagency.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.interagency.contracts.vocabulary.AgencyKind;
import org.jspecify.annotations.Nullable;

/**
 * A body that can hold responsibilities (Core Public Organisation Vocabulary, W3C ORG).
 *
 * @param name the name by BCP 47 language tag
 * @param level the code of its government level
 * @param territory the code of the territory it serves
 * @param parent the code of the agency it is part of; {@code null} if there is none
 * @param contactPoint how to reach it; {@code null} if that is not known
 * @param grievanceChannel where to complain about it or appeal against its decisions; {@code null} if that is not known
 * @param predecessors codes of the agencies from which agency changes formed it
 * @param successors codes of the agencies that agency changes formed from it
 * @param validFrom the first day on which it exists; {@code null} if that is not recorded
 * @param validTo the first day on which it no longer exists; {@code null} if it has no end
 */
@RecordBuilder
public record AgencyFact(
        String code,
        @ByLanguage Map<String, String> name,
        AgencyKind kind,
        String level,
        String territory,
        @Nullable String parent,
        @Nullable ContactPoint contactPoint,
        @Nullable ContactPoint grievanceChannel,
        List<String> predecessors,
        List<String> successors,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        long version,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        List<AgencyFact> otherStates)
        implements TimedFact<AgencyFact>, AgencyFactBuilder.With {

    @Override
    @JsonIgnore
    public String key() {
        return code;
    }

    @Override
    public AgencyFact with(long newVersion, @Nullable LocalDate from, @Nullable LocalDate to, List<AgencyFact> others) {
        return with(fact -> fact.version(newVersion).since(from).until(to).otherStates(others));
    }

    @Override
    public AgencyFact validDuring(@Nullable LocalDate from, @Nullable LocalDate to) {
        return with(fact -> fact.validFrom(from).validTo(to));
    }

    /** The same agency with these predecessors and successors. */
    public AgencyFact linked(List<String> before, List<String> after) {
        return with(agency -> agency.predecessors(before).successors(after));
    }
}
