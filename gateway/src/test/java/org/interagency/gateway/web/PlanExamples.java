package org.interagency.gateway.web;

import java.util.List;
import org.interagency.gateway.web.ChoiceField.ChoiceOption;
import org.interagency.gateway.web.EntryPage.OutcomeGroup;
import org.interagency.gateway.web.FindingFilters.KeptFilter;
import org.interagency.gateway.web.FindingPage.LawLink;
import org.interagency.gateway.web.OptionListPage.OptionLine;
import org.interagency.gateway.web.PageFrame.PageLink;
import org.interagency.gateway.web.ReorganisationListPage.ReorganisationLine;
import org.interagency.gateway.web.ScenarioOutcome.ShiftHolder;
import org.interagency.gateway.web.ScenarioOutcome.ShiftLine;
import org.interagency.gateway.web.ScenarioPage.WayOutRow;
import org.interagency.gateway.web.SuccessorsStepPage.CreatedAgency;
import org.interagency.gateway.web.TransfersStepPage.TransferChoice;

/**
 * Pages of reorganisations and of ways out of findings, with all that they can show.
 *
 * @param text stands for each text that comes from the register or a reader
 */
record PlanExamples(String text, ChoiceField choice, FindingLine finding, List<FieldError> errors) {

    AgenciesStepPage agencies() {
        return new AgenciesStepPage(step(""), choice.options(), text, picker());
    }

    SuccessorsStepPage successors() {
        return new SuccessorsStepPage(
                step("/reorganisations/steps/agencies?on=x"),
                text,
                picker(),
                List.of(new CreatedAgency("1", text, text, text)),
                choice);
    }

    TransfersStepPage transfers() {
        List<TransferChoice> choices = List.of(new TransferChoice("goes0", text, choice.options()));
        return new TransfersStepPage(step("/back"), choices, true, picker(), choices, true, true, choice);
    }

    ReorganisationCheckPage check(boolean isPossible) {
        return new ReorganisationCheckPage(
                step("/back"),
                List.of(text),
                isPossible ? outcome() : ScenarioOutcome.UNKNOWN,
                text,
                text,
                text,
                "once-1");
    }

    ReorganisationListPage reorganisations() {
        return new ReorganisationListPage(
                List.of(new ReorganisationLine(link(), text, text, List.of(link(), FactLink.plain(text)), List.of())),
                "/reorganisations/steps/agencies",
                List.of(new PageLink("/api/v1/agency-changes?format=csv", text, "en", "false")),
                "/reorganisations?cursor=x");
    }

    ReorganisationPage reorganisation() {
        return new ReorganisationPage(
                true,
                text,
                text,
                text,
                List.of(text),
                List.of(link(), link()),
                List.of(link()),
                List.of(new LawLink(text, "https://example.org/law")),
                "/findings?agency=A");
    }

    ScenarioPage scenario(boolean isTried) {
        List<ChoiceOption> options = choice.options();
        return new ScenarioPage(
                "1",
                link(),
                text,
                List.of(
                        new WayOutRow(text, link(), link(), text, text, text, options),
                        new WayOutRow(text, FactLink.plain(text), link(), text, text, text, List.of())),
                true,
                picker(),
                options,
                options,
                isTried ? "/desk/agreements?parties=A" : "",
                isTried ? text : "",
                isTried ? outcome() : ScenarioOutcome.UNKNOWN,
                isTried ? text : "",
                "once-1",
                isTried ? List.of() : errors);
    }

    OptionListPage options() {
        return new OptionListPage(
                "1", link(), "/scenarios?finding=1", List.of(line(true), line(false)), text, text, "once-1", errors);
    }

    OptionPage option(boolean isPossible) {
        return new OptionPage(
                link(), "/findings/1/options", line(isPossible), isPossible ? outcome() : ScenarioOutcome.UNKNOWN);
    }

    private OptionLine line(boolean isPossible) {
        return new OptionLine(
                link(),
                text,
                text,
                List.of(text),
                isPossible ? text : "",
                isPossible ? text : "",
                isPossible ? text : "",
                isPossible ? text : "",
                isPossible ? text : "",
                isPossible ? "" : text,
                "/findings/1/options/2/removal");
    }

    private ScenarioOutcome outcome() {
        return new ScenarioOutcome(
                text,
                List.of(new OutcomeGroup(text, List.of(finding), text)),
                List.of(new ShiftLine(
                        link(), text, List.of(new ShiftHolder(text, text)), List.of(new ShiftHolder(text, "")))),
                text);
    }

    private PlanStep step(String back) {
        return new PlanStep(text, "/here", "/next", back, List.of(new KeptFilter("from", text)), errors);
    }

    private FactPicker picker() {
        return new FactPicker("from", "fromWords", text, text, choice.options(), text);
    }

    private FactLink link() {
        return new FactLink("/agencies/A", text);
    }
}
