package org.interagency.gateway.web;

import java.util.List;
import org.interagency.gateway.web.AgencyPage.DutyTable;
import org.interagency.gateway.web.AgencyPage.MandatePart;
import org.interagency.gateway.web.AgreementPage.AgreementWork;
import org.interagency.gateway.web.EntryPage.EntryOutcome;
import org.interagency.gateway.web.EntryPage.InputError;
import org.interagency.gateway.web.ExtentTexts.ExtentLine;
import org.interagency.gateway.web.FactHead.StateLink;
import org.interagency.gateway.web.FactHistory.FactVersionLine;
import org.interagency.gateway.web.FactListPage.FactCell;
import org.interagency.gateway.web.FactListPage.FactRow;
import org.interagency.gateway.web.FilterForm.FilterText;
import org.interagency.gateway.web.FindingFilters.KeptFilter;
import org.interagency.gateway.web.FindingPage.LawLink;
import org.interagency.gateway.web.PageFrame.PageLink;
import org.interagency.gateway.web.ProgrammePage.SheetLine;
import org.interagency.gateway.web.WhoPage.ContactWay;

/**
 * Pages of facts with all that they can show.
 *
 * @param text stands for each text that comes from the register or a reader
 */
record FactPageExamples(String text, List<FindingCount> counts, ChoiceField choice, List<FieldError> errors) {

    private static final YearSlider SLIDER = new YearSlider(2000, 2027, 2026);

    FactListPage list() {
        return new FactListPage(
                "/agencies",
                text,
                text,
                text,
                List.of(choice),
                List.of(new FilterText("territory", text, "text", text)),
                List.of(new KeptFilter("benefit", text, text)),
                text,
                List.of(text, text),
                List.of(new FactRow(
                        link(),
                        text,
                        List.of(new FactCell(List.of(link(), FactLink.plain(text))), new FactCell(List.of())),
                        text)),
                new FactLink("/desk/agreements", text),
                files(),
                "/agencies?cursor=x",
                errors);
    }

    AgencyPage agency() {
        return new AgencyPage(
                head(),
                text,
                List.of(new ContactWay(text, text, "tel:+56")),
                List.of(new ContactWay(text, text, "")),
                new MandatePart(duties(), duties(), duties(), true, files()),
                findings(),
                counts,
                "/findings?groupBy=agency",
                links(),
                links(),
                history());
    }

    /** An agency of which nothing is known, while the mapping service does not answer. */
    AgencyPage bareAgency() {
        FactLinks none = new FactLinks(List.of(), "", true);
        DutyTable noDuties = new DutyTable(List.of(), false);
        return new AgencyPage(
                new FactHead(
                        text,
                        text,
                        text,
                        "/agencies/A",
                        List.of(),
                        "",
                        text,
                        SLIDER,
                        "",
                        List.of(),
                        List.of(),
                        List.of()),
                "",
                List.of(),
                List.of(),
                new MandatePart(noDuties, noDuties, noDuties, false, files()),
                new FactFindings(List.of(), "/findings", false),
                List.of(),
                "",
                none,
                none,
                new FactHistory(List.of(), ""));
    }

    ProgrammePage programme() {
        ExtentLine part = new ExtentLine(List.of(link(), link()), text, text, text, new TimeBar(0, 100, 50));
        return new ProgrammePage(
                head(),
                text,
                List.of(
                        new SheetLine(text, true, List.of(link(), link()), text, List.of(part), text, "/findings?a=b"),
                        new SheetLine(text, false, List.of(), "", List.of(), "", "")),
                true,
                files(),
                text,
                findings(),
                history());
    }

    TerritoryPage territory() {
        return new TerritoryPage(head(), text, "/who?territory=A", links(), links(), links(), findings(), history());
    }

    RightPage right() {
        return new RightPage(head(), text, "/who?about=right:A", links(), findings(), history());
    }

    AgreementPage agreement() {
        return new AgreementPage(
                head(),
                text,
                List.of(new ContactWay(text, text, "tel:+56")),
                "/findings?agency=A",
                new AgreementWork(
                        true,
                        "/desk/agreements/A",
                        "/agreements/A",
                        "\"3\"",
                        text,
                        new EntryOutcome(text, List.of()),
                        List.of(new InputError("on", text, text))),
                history());
    }

    private FactLink link() {
        return new FactLink("/agencies/A?asOf=2026-03-03", text);
    }

    private FactLinks links() {
        return new FactLinks(List.of(link()), "/agencies?parent=A&asOf=2026-03-03", true);
    }

    private List<PageLink> files() {
        return List.of(new PageLink("/api/v1/agencies?format=csv", text, "en", "false"));
    }

    private FactFindings findings() {
        return new FactFindings(counts, "/findings?agency=A&asOf=2026-03-03", true);
    }

    private List<LawLink> laws() {
        return List.of(new LawLink(text, "https://example.org/law"), new LawLink(text, ""));
    }

    private DutyLine duty() {
        return new DutyLine(link(), text, link(), text, List.of(link(), link()), text, text, text, laws());
    }

    private DutyTable duties() {
        return new DutyTable(List.of(duty()), true);
    }

    private FactHead head() {
        return new FactHead(
                text,
                text,
                text,
                "/agencies/A",
                List.of(link(), link()),
                "2026-03-03",
                text,
                SLIDER,
                text,
                List.of(new StateLink("/agencies/A?asOf=2026-03-03", text, "true")),
                List.of(new FactDetail(text, List.of(link(), FactLink.plain(text)), text)),
                laws());
    }

    private FactHistory history() {
        return new FactHistory(
                List.of(
                        new FactVersionLine(2, text, text, text, text, text, link()),
                        new FactVersionLine(1, "", "", "", "", "", FactLink.plain(""))),
                "/api/v1/agencies/A/history");
    }
}
