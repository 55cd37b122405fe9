package org.interagency.gateway.web;

import java.util.List;

/**
 * What is being done about a finding, and the forms with which a coordinator does more.
 *
 * @param isKnown whether the reader may know
 * @param assignee who deals with it; empty for nobody
 * @param dueOn until when; empty if that was not said
 * @param overdue whether that day has passed
 * @param reason why the last step was taken; empty if that was not said
 * @param reviewOn when it is to be reviewed; empty if it was not accepted
 * @param isCoordinator whether the reader gets forms
 * @param steps those that are possible now
 * @param tag the version that the reader has seen, which each form sends
 * @param once identifies the form, so that a form that is sent twice is carried out once
 * @param entered what the reader has written into a form that was refused
 * @param errors why it was refused; empty if no form was
 */
public record FindingWork(
        boolean isKnown,
        String assignee,
        String dueOn,
        boolean overdue,
        String reason,
        String reviewOn,
        boolean isCoordinator,
        List<StepChoice> steps,
        String tag,
        String once,
        FormFields entered,
        List<FieldError> errors) {

    /**
     * A step that is possible.
     *
     * @param code as the API knows it
     * @param name what the button says
     * @param asksReason whether a reason has to be given
     * @param asksReview whether a day of review has to be given
     */
    public record StepChoice(String code, String name, boolean asksReason, boolean asksReview) {}
}
