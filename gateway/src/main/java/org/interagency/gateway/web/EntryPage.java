package org.interagency.gateway.web;

import java.util.List;
import org.interagency.gateway.web.ChoiceField.ChoiceOption;

/**
 * What the page with the form of an entry shows.
 *
 * @param back to where the form was opened
 * @param findings the address of the findings with which something is left to do, of the programme that it is about; empty for a new entry, and for one that
 *     is not about one programme
 * @param action where the form is sent
 * @param tag the version that the reader has seen; empty for a new entry
 * @param once identifies the form, so that a form that is sent twice is carried out once
 * @param states that the entry changes on a day, or has done so; empty if it has one state
 * @param mayPropose whether the form can be sent as a proposal to another agency
 * @param isStored whether the entry was just stored
 * @param sections the fields
 * @param errorIds the selectors of the places of errors, which are replaced together with the outcome
 * @param outcome what storing would do
 * @param errors why the form was refused; empty if it was not
 */
public record EntryPage(
        FactLink back,
        String findings,
        String action,
        String tag,
        String once,
        String states,
        boolean mayPropose,
        boolean isStored,
        List<InputSection> sections,
        String errorIds,
        EntryOutcome outcome,
        List<InputError> errors) {

    /** Fields that stand together. */
    public record InputSection(String title, List<EntryInput> fields) {}

    /**
     * A field.
     *
     * @param id its name
     * @param hint how it is written; empty if that goes without saying
     * @param control how it looks: {@code text}, {@code number}, {@code day}, {@code choice}, {@code choices} or {@code lines}
     * @param value what is written in it; empty for a choice
     * @param options what can be chosen
     * @param error why it was refused; empty if it was not
     */
    public record EntryInput(
            String id,
            String label,
            String hint,
            String control,
            boolean required,
            String value,
            List<ChoiceOption> options,
            String error) {}

    /**
     * Why the form was refused.
     *
     * @param field the name of the field; empty if it is about none
     * @param label what the field is called; empty if it is about none
     */
    public record InputError(String field, String label, String detail) {}

    /**
     * What storing would do.
     *
     * @param sentence the same in one sentence; empty if that was not asked for, or if the form was refused
     * @param changes the findings that would change; empty if none would
     */
    public record EntryOutcome(String sentence, List<OutcomeGroup> changes) {

        /** Not known yet. */
        static final EntryOutcome UNKNOWN = new EntryOutcome("", List.of());
    }

    /**
     * Findings with which the same would happen.
     *
     * @param title what would happen to how many
     * @param findings the first of them
     * @param more how many are not shown, in words; empty if all are
     */
    public record OutcomeGroup(String title, List<FindingLine> findings, String more) {}
}
