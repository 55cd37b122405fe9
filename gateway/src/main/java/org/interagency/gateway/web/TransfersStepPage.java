package org.interagency.gateway.web;

import java.util.List;
import org.interagency.gateway.web.ChoiceField.ChoiceOption;

/**
 * What the third step of a reorganisation shows: who takes over what.
 *
 * @param programmes those of the agencies that are reorganised, and those in which they have a function
 * @param isCut whether there are more programmes than are shown
 * @param more finds other programmes
 * @param functions the functions, in all programmes of which nothing else was said
 * @param areFunctionsChosen whether something was chosen for one of them
 * @param takesRest whether somebody can take over everything else
 * @param rest who does
 */
public record TransfersStepPage(
        PlanStep step,
        List<TransferChoice> programmes,
        boolean isCut,
        FactPicker more,
        List<TransferChoice> functions,
        boolean areFunctionsChosen,
        boolean takesRest,
        ChoiceField rest) {

    /**
     * Something that can pass to one of the successors.
     *
     * @param id tells its field from the others
     * @param label what it is
     */
    public record TransferChoice(String id, String label, List<ChoiceOption> options) {}
}
