package org.interagency.gateway.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.interagency.gateway.web.CountryListPage.ReportedCountry;
import org.interagency.gateway.web.CountryReportPage.ReportIndicator;
import org.interagency.gateway.web.CountryReportPage.ReportKind;
import org.interagency.gateway.web.CountryReportPage.ReportSection;
import org.interagency.gateway.web.FilterForm.FilterText;
import org.interagency.gateway.web.FindingFilters.KeptFilter;
import org.interagency.gateway.web.FindingPage.HistoryLine;
import org.interagency.gateway.web.FindingPage.LawLink;
import org.interagency.gateway.web.HomePage.SeriesPoint;
import org.interagency.gateway.web.IndexCharts.IndexChart;
import org.interagency.gateway.web.IndexListPage.DefinedIndex;
import org.interagency.gateway.web.IndexPage.ComparedIndex;
import org.interagency.gateway.web.LineChart.ChartPoint;
import org.interagency.gateway.web.MatrixCellPage.CellHolding;
import org.interagency.gateway.web.MatrixCellPage.CellPart;
import org.interagency.gateway.web.MatrixPage.MatrixPageCell;
import org.interagency.gateway.web.MatrixPage.MatrixPageRow;
import org.interagency.gateway.web.PageFrame.PageLink;

/**
 * The pages with figures, with all that they can show.
 *
 * @param hostile a text with HTML, in each place where a text comes from the register or a reader
 */
record ReportExamples(PageTexts texts, String hostile, ChoiceField field, FindingLine finding) {

    private List<FieldError> errors() {
        return List.of(new FieldError("territory", hostile), new FieldError("", hostile));
    }

    private FilterForm form() {
        return new FilterForm(
                "/indices",
                List.of(field),
                List.of(new FilterText("territory", hostile, "text", hostile)),
                List.of(new KeptFilter("country", hostile, hostile)));
    }

    private List<PageLink> exports() {
        return List.of(new PageLink("/api/v1/indices?format=csv", hostile, "en", "false"));
    }

    private List<LawLink> laws() {
        return List.of(new LawLink(hostile, "https://example.org/law"), new LawLink(hostile, ""));
    }

    private LineChart chart() {
        return LineChart.of(
                        hostile,
                        List.of(
                                new ChartPoint(LocalDate.EPOCH, 0.5),
                                new ChartPoint(LocalDate.EPOCH.plusDays(1), null),
                                new ChartPoint(LocalDate.EPOCH.plusDays(2), 0.7)),
                        1,
                        value -> hostile,
                        texts)
                .orElseThrow();
    }

    private List<SeriesPoint> points() {
        return List.of(new SeriesPoint(hostile, hostile, 0));
    }

    private List<IndexChart> charts() {
        return List.of(new IndexChart(hostile, chart(), points(), "/indices/clarity"));
    }

    MatrixPage matrix(String kind) {
        MatrixPageCell cell = new MatrixPageCell("several", hostile, hostile, hostile, "/matrix/cell?of=A");
        MatrixPageCell empty = new MatrixPageCell("empty", hostile, "", "", "");
        return new MatrixPage(
                form(),
                true,
                kind,
                hostile,
                List.of(hostile, hostile),
                List.of(new MatrixPageRow("/agencies/A", hostile, List.of(cell, empty))),
                new MatrixCells(texts).keys(kind),
                exports(),
                "/matrix?cursor=x",
                errors());
    }

    MatrixCellPage cell() {
        CellHolding holding = new CellHolding(hostile, hostile, hostile, hostile, hostile, laws());
        return new MatrixCellPage(
                hostile,
                hostile,
                hostile,
                "/matrix",
                true,
                List.of(
                        new CellPart(
                                hostile,
                                List.of(finding),
                                "/findings",
                                List.of(holding),
                                "/api/v1/responsibilities?format=csv",
                                hostile),
                        new CellPart(hostile, List.of(), "/findings", List.of(), "", hostile)));
    }

    IndexListPage indices() {
        return new IndexListPage(
                form(),
                hostile,
                List.of(new DefinedIndex("/indices/clarity", hostile, hostile, hostile, hostile)),
                charts(),
                exports(),
                errors());
    }

    IndexPage index() {
        return new IndexPage(
                form(),
                hostile,
                hostile,
                hostile,
                List.of(chart()),
                points(),
                hostile,
                hostile,
                List.of(new ComparedIndex("/indices/clarity?territory=A", hostile, hostile, 97)),
                true,
                exports(),
                "/indices/clarity?cursor=x",
                errors());
    }

    CountryListPage countries() {
        return new CountryListPage(
                hostile,
                List.of(hostile),
                List.of(new ReportedCountry("/reports/countries/A", hostile, List.of(hostile))),
                "/reports/countries?cursor=x");
    }

    private ReportIndicator computed() {
        return new ReportIndicator(
                "clarity", hostile, hostile, List.of(hostile), hostile, true, "", List.of(), "/indices/clarity", "");
    }

    private ReportIndicator filledIn() {
        return new ReportIndicator(
                "case-law", hostile, hostile, List.of(hostile, hostile), "", false, "2025", laws(), "", "/x");
    }

    CountryReportPage report() {
        ReportIndicator empty =
                new ReportIndicator("legal-remedies", hostile, hostile, List.of(), "", false, "", List.of(), "", "/x");
        return new CountryReportPage(
                form(),
                hostile,
                hostile,
                List.of(new ReportSection(
                        "state-capabilities",
                        hostile,
                        List.of(new ReportKind(hostile, List.of(computed(), filledIn(), empty))))),
                charts(),
                exports(),
                errors());
    }

    CountryLinePage line(boolean isComputed) {
        return new CountryLinePage(
                "/reports/countries/A/lines/case-law",
                hostile,
                "/reports/countries/A",
                isComputed ? computed() : filledIn(),
                hostile,
                hostile,
                !isComputed,
                !isComputed,
                hostile,
                new FormFields(Map.of(
                        "year",
                        List.of("2025"),
                        "unit",
                        List.of(hostile),
                        CountryLineForms.STATEMENT,
                        List.of(hostile),
                        CountryLineForms.CITATION,
                        List.of(hostile),
                        CountryLineForms.URL,
                        List.of(hostile))),
                List.of(new HistoryLine(hostile, hostile, hostile, hostile)),
                "/api/v1/reports/countries/A/lines/case-law/history",
                errors());
    }
}
