package org.interagency.gateway.web;

import java.util.List;
import org.interagency.gateway.web.FindingFilters.KeptFilter;

/**
 * What the pages of all steps of a plan have in common.
 *
 * @param position which step of how many it is
 * @param here where the form is sent to be shown again
 * @param next where the form is sent to go on
 * @param back the address of the step before, with what was chosen; empty for the first one
 * @param kept what was chosen in the other steps
 * @param errors what is wrong with what was chosen
 */
public record PlanStep(
        String position, String here, String next, String back, List<KeptFilter> kept, List<FieldError> errors) {}
