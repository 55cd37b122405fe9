package org.interagency.gateway.web;

import java.util.List;

/**
 * What the second step of a reorganisation shows: who takes over.
 *
 * @param lead what is asked, for what happens
 * @param to the agencies that exist already
 * @param created the fields for agencies that are new
 * @param language the field for the language of their names
 */
public record SuccessorsStepPage(
        PlanStep step, String lead, FactPicker to, List<CreatedAgency> created, ChoiceField language) {

    /**
     * The fields for a new agency.
     *
     * @param number by which they are told from the others
     * @param legend of the fields
     * @param code as it was written
     * @param name as it was written
     */
    public record CreatedAgency(String number, String legend, String code, String name) {}
}
