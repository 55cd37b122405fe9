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
 * @param parent the code of the agency it is part of, if any
 * @param contactPoint where anyone can turn to it, if known
 * @param grievanceChannel where one can complain about it or appeal against what it decided, if known
 * @param predecessors codes of the agencies that it came out of, by agency changes
 * @param successors codes of the agencies that came out of it, by agency changes
 * @param validFrom the day it came into being; {@code null} if that is not recorded
 * @param validTo the day from which it is no more; {@code null} means for good
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

    /** The agency with others that it came out of, or that came out of it. */
    public AgencyFact linked(List<String> before, List<String> after) {
        return with(agency -> agency.predecessors(before).successors(after));
    }
}
