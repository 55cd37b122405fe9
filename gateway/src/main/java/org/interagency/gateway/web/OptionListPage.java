package org.interagency.gateway.web;

import java.util.List;

/**
 * What the page shows that compares the options for dealing with a finding.
 *
 * @param findingId the id of the finding
 * @param finding to its page, by its sentence
 * @param tryOut where another way out is tried out
 * @param options in the order in which they were kept
 * @param name of an option that could not be kept, as it was written; empty if none was to be
 * @param scenario of that option, as the API takes it
 * @param once identifies the form that keeps it
 * @param errors why it could not be kept
 */
public record OptionListPage(
        String findingId,
        FactLink finding,
        String tryOut,
        List<OptionLine> options,
        String name,
        String scenario,
        String once,
        List<FieldError> errors) {

    /**
     * An option.
     *
     * @param page to its page, by its name
     * @param by who kept it
     * @param day when
     * @param words what it changes
     * @param effect what would happen to the finding; empty if it can no longer be carried out. So are the four numbers
     * @param opened how many findings would open
     * @param accountability for how many functions somebody else would be accountable
     * @param refusal why it can no longer be carried out; empty if it can
     * @param removal where the form is sent that removes it
     */
    public record OptionLine(
            FactLink page,
            String by,
            String day,
            List<String> words,
            String effect,
            String opened,
            String changed,
            String resolved,
            String accountability,
            String refusal,
            String removal) {}
}
