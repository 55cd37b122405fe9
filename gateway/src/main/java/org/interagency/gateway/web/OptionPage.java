package org.interagency.gateway.web;

import org.interagency.gateway.web.OptionListPage.OptionLine;

/**
 * What the page of an option for dealing with a finding shows.
 *
 * @param finding to the page of the finding, by its sentence
 * @param all the address of all options for it
 * @param option what the list says of it
 * @param outcome all that would follow from it
 */
public record OptionPage(FactLink finding, String all, OptionLine option, ScenarioOutcome outcome) {}
