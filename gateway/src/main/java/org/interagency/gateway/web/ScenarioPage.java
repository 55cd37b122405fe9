package org.interagency.gateway.web;

import java.util.List;
import org.interagency.gateway.web.ChoiceField.ChoiceOption;

/**
 * What the page shows on which a way out of a finding is tried out.
 *
 * @param findingId the id of the finding
 * @param finding to its page, by its sentence
 * @param on the first day on which the changes hold, as it was written
 * @param rows the responsibilities that can pass to somebody else
 * @param isCut whether there are more than are shown
 * @param other finds other agencies that could take over
 * @param programmes those that can end
 * @param parties the agencies that can agree to coordinate; empty if there are not two
 * @param agreement the address of the form in which the agreement that was tried out is recorded; empty if none was
 * @param effect what would happen to the finding; empty if nothing was tried out
 * @param outcome what would follow
 * @param scenario what was tried out, as the API takes it, to be kept; empty if nothing was, or if it cannot be carried out
 * @param once identifies the form that keeps it, so that a form that is sent twice is carried out once
 * @param errors why nothing could be tried out
 */
public record ScenarioPage(
        String findingId,
        FactLink finding,
        String on,
        List<WayOutRow> rows,
        boolean isCut,
        FactPicker other,
        List<ChoiceOption> programmes,
        List<ChoiceOption> parties,
        String agreement,
        String effect,
        ScenarioOutcome outcome,
        String scenario,
        String once,
        List<FieldError> errors) {

    /**
     * A responsibility.
     *
     * @param id its id
     * @param agency who holds it
     * @param role the role
     * @param period when
     * @param options to whom it can pass; empty if it is held by a class of agencies, from which nothing passes
     */
    public record WayOutRow(
            String id,
            FactLink agency,
            FactLink programme,
            String function,
            String role,
            String period,
            List<ChoiceOption> options) {}
}
