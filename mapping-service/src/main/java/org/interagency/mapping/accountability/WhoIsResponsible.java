package org.interagency.mapping.accountability;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.interagency.contracts.ByLanguage;
import org.interagency.contracts.ContactPoint;
import org.interagency.contracts.FindingFact;
import org.interagency.contracts.Source;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link Question}.
 *
 * @param on the day asked about
 * @param territory the code of the territory asked about
 * @param answers one for each programme and function asked about; empty if no programme covers these people there
 */
record WhoIsResponsible(LocalDate on, String territory, List<Answer> answers) {

    /** How many agencies are accountable. */
    enum Outcome implements Coded {
        NONE,
        ONE,
        SEVERAL
    }

    /**
     * Who is accountable for one function of one programme.
     *
     * @param accountable the accountable agencies; more than one may mean an overlap, or that each is accountable for a part of what was asked
     * @param permitted the agencies that may act for some of what was asked, but need not
     * @param nobody the part of what was asked that the programme covers and for which nobody is accountable
     * @param turnTo whom to turn to: the accountable agencies, or the programme's owner if nobody is accountable
     * @param explanation the answer in one sentence, by language
     */
    record Answer(
            String programme,
            @ByLanguage Map<String, String> programmeName,
            String owner,
            ProgrammeFunction function,
            Outcome outcome,
            List<Accountable> accountable,
            List<Permitted> permitted,
            List<FindingFact.FindingBox> nobody,
            List<Body> turnTo,
            @ByLanguage Map<String, String> explanation) {}

    /**
     * An accountable agency.
     *
     * @param responsibility the id of the responsibility that makes it accountable
     * @param legalBasis the laws that the responsibility is based on
     * @param extent the part of what was asked for which it is accountable
     * @param delegatedBy the codes of the agencies that delegated to it, directly or in several steps, the nearest first
     * @param delegatedTo the codes of the agencies to which it delegated and that are accountable in a part of what was asked
     */
    record Accountable(
            Body agency,
            String responsibility,
            List<Source> legalBasis,
            List<FindingFact.FindingBox> extent,
            List<String> delegatedBy,
            List<String> delegatedTo) {}

    /**
     * An agency that may act, but need not: it does not count as accountable.
     *
     * @param responsibility the id of the responsibility that permits it
     * @param legalBasis the laws that the responsibility is based on
     * @param extent the part of what was asked that it may act for
     */
    record Permitted(
            Body agency, String responsibility, List<Source> legalBasis, List<FindingFact.FindingBox> extent) {}

    /**
     * An agency and how to reach it.
     *
     * @param contactPoint its own, or that of the nearest agency that it is part of and that has one; {@code null} if there is none
     * @param grievanceChannel like {@code contactPoint}
     */
    record Body(
            String code,
            @ByLanguage Map<String, String> name,
            @Nullable ContactPoint contactPoint,
            @Nullable ContactPoint grievanceChannel) {}
}
