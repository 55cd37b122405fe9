package org.interagency.mapping.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.interagency.contracts.vocabulary.FindingTransition;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has done about a finding. What is left out was not said.
 *
 * @param transition the step, if it was one that gives the finding another status
 * @param by who took it
 * @param reason why
 * @param reviewOn when what was accepted is to be reviewed
 * @param assignee who deals with the finding from then on; left out of an assignment that was removed
 * @param agency the code of the agency of the assignee
 * @param dueOn until when the assignee is to deal with it
 * @param comment what was commented
 * @param effect the potential effect of the finding that the comment is about
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingStep(
        @Nullable FindingTransition transition,
        String by,
        @Nullable String reason,
        @Nullable LocalDate reviewOn,
        @Nullable String assignee,
        @Nullable String agency,
        @Nullable LocalDate dueOn,
        @Nullable String comment,
        @Nullable PotentialEffect effect) {}
