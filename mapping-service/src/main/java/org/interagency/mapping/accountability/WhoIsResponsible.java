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
 * Who must answer.
 *
 * @param on the day as of which it is told
 * @param territory the code of the territory that was asked about
 * @param answers one for each programme and function that was asked about; none if no programme is there for these people
 */
record WhoIsResponsible(LocalDate on, String territory, List<Answer> answers) {

    /** How many agencies must answer. */
    enum Outcome implements Coded {
        NONE,
        ONE,
        SEVERAL
    }

    /**
     * Who must answer for one function of one programme.
     *
     * @param accountable those who are accountable; more than one may mean an overlap, or that each is so for a part of what was asked
     * @param nobody the part, of what the programme covers there, for which nobody is accountable
     * @param turnTo whom to turn to: those who are accountable, or the programme's owner if nobody is
     * @param explanation the answer in one sentence, by language
     */
    record Answer(
            String programme,
            @ByLanguage Map<String, String> programmeName,
            String owner,
            ProgrammeFunction function,
            Outcome outcome,
            List<Accountable> accountable,
            List<FindingFact.FindingBox> nobody,
            List<Body> turnTo,
            @ByLanguage Map<String, String> explanation) {}

    /**
     * One who is accountable.
     *
     * @param responsibility the id of the responsibility by which it is
     * @param legalBasis the laws by which it is
     * @param extent for what part of what was asked
     * @param delegatedBy the codes of those whose place it takes, the nearest first
     * @param delegatedTo the codes of those who take its place in some part of what it holds
     */
    record Accountable(
            Body agency,
            String responsibility,
            List<Source> legalBasis,
            List<FindingFact.FindingBox> extent,
            List<String> delegatedBy,
            List<String> delegatedTo) {}

    /**
     * An agency, and how to reach it.
     *
     * @param contactPoint its own, or that of the nearest agency that it is a part of and that has one
     * @param grievanceChannel likewise
     */
    record Body(
            String code,
            @ByLanguage Map<String, String> name,
            @Nullable ContactPoint contactPoint,
            @Nullable ContactPoint grievanceChannel) {}
}
