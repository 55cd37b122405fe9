package org.interagency.gateway.web;

import java.util.List;
import org.interagency.gateway.web.ChoiceField.ChoiceOption;

/**
 * What the first step of a reorganisation shows: what happens, to whom and when.
 *
 * @param types what can happen
 * @param on the first day on which it is in effect, as it was written
 * @param from the agencies that are reorganised
 */
public record AgenciesStepPage(PlanStep step, List<ChoiceOption> types, String on, FactPicker from) {}
