package org.interagency.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interagency.contracts.vocabulary.MeetingRhythm;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.jspecify.annotations.Nullable;

/**
 * A coordination agreement: agencies settle how they work together on programmes. Findings that it covers are coordinated while it holds.
 *
 * @param name the name by BCP 47 language tag
 * @param parties codes of the agencies that have agreed; at least two, unless a reorganisation has made one of several
 * @param programmes codes of the programmes that it is about; empty means all
 * @param functions the functions that it is about; empty means all
 * @param territories codes of the territories in which it holds, each with all below it; empty means everywhere
 * @param validTo the first day on which it no longer holds; {@code null} if it has no end; equal to {@code validFrom} if it was withdrawn and never
 *     holds
 * @param instrument the decree, protocol or memorandum that lays it down; {@code null} if it is not known
 * @param meetingRhythm how often the parties meet; {@code null} if it is not known
 * @param contact where those who coordinate can be reached; {@code null} if it is not known
 */
@RecordBuilder
public record AgreementFact(
        String code,
        @ByLanguage Map<String, String> name,
        Set<String> parties,
        Set<String> programmes,
        Set<ProgrammeFunction> functions,
        Set<String> territories,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable Source instrument,
        @Nullable MeetingRhythm meetingRhythm,
        @Nullable ContactPoint contact,
        long version,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        List<AgreementFact> otherStates)
        implements TimedFact<AgreementFact>, AgreementFactBuilder.With {

    @Override
    @JsonIgnore
    public String key() {
        return code;
    }

    @Override
    public AgreementFact with(
            long newVersion, @Nullable LocalDate from, @Nullable LocalDate to, List<AgreementFact> others) {
        return with(fact -> fact.version(newVersion).since(from).until(to).otherStates(others));
    }

    @Override
    public AgreementFact validDuring(@Nullable LocalDate from, @Nullable LocalDate to) {
        return with(fact -> fact.validFrom(from).validTo(to));
    }
}
