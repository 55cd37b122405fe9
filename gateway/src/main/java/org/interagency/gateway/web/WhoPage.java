package org.interagency.gateway.web;

import java.util.List;

/**
 * What the page "Who must answer?" shows: the question as a form, and its answer.
 *
 * @param place the words with which the reader looks for a place
 * @param places what was found
 * @param subjects the needs, rights and programmes that the question can be about, each kind as a field of options
 * @param function the function that the question can be about
 * @param age the age in completed years, as it was written
 * @param groups the groups of people that the question can be about
 * @param on the day, as it was written (ISO 8601)
 * @param isDetailed whether the question says more than the place and what it is about
 * @param isAnswered whether the question was complete, and the API has answered it
 * @param question the question in words, for the answer and for print
 * @param answers for each programme; empty if no programme covers these people there
 * @param errors what is missing or wrong in the question
 */
public record WhoPage(
        String place,
        PlacesPart places,
        List<ChoiceField> subjects,
        ChoiceField function,
        String age,
        ChoiceField groups,
        String on,
        boolean isDetailed,
        boolean isAnswered,
        String question,
        List<ProgrammeAnswer> answers,
        List<FieldError> errors) {

    /**
     * The places that were found, which also takes its place in the page by itself while the reader writes.
     *
     * @param soughtFor the words for which they were found
     * @param field the places, of which one is chosen; without options if none was found
     * @param isSought whether anything was looked for
     */
    public record PlacesPart(String soughtFor, ChoiceField field, boolean isSought, boolean isCut) {}

    /** The answers for the functions of one programme. */
    public record ProgrammeAnswer(FactLink programme, List<FunctionAnswer> functions) {}

    /**
     * Who is accountable for one function of a programme.
     *
     * @param outcome {@code none}, {@code one} or {@code several}
     * @param outcomeName the same in words
     * @param sentence the answer in one sentence
     * @param accountable the accountable agencies
     * @param permitted those that may act, but need not
     * @param turnTo whom to turn to if nobody is accountable
     * @param nobody for what nobody is accountable
     */
    public record FunctionAnswer(
            String function,
            String outcome,
            String outcomeName,
            String sentence,
            List<BodyAnswer> accountable,
            List<BodyAnswer> permitted,
            List<BodyAnswer> turnTo,
            List<ExtentTexts.ExtentLine> nobody) {}

    /**
     * An agency, by which law it acts, and how to reach it.
     *
     * @param contact where to reach it; empty if that is not recorded
     * @param grievance where to complain; empty if that is not recorded
     */
    public record BodyAnswer(
            FactLink agency, List<FindingPage.LawLink> laws, List<ContactWay> contact, List<ContactWay> grievance) {}

    /**
     * A way to reach an agency.
     *
     * @param label such as "Telephone"
     * @param text as it is written
     * @param href the link that uses it; empty if there is none
     */
    public record ContactWay(String label, String text, String href) {}
}
