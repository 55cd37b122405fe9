package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.gateway.web.FilterForm.FilterText;
import org.interagency.gateway.web.MatrixPage.MatrixPageCell;
import org.interagency.gateway.web.MatrixPage.MatrixPageRow;
import org.interagency.gateway.web.PageAnswer.ShownPage;

/**
 * {@code /matrix}: the functions against agencies or territories. It takes the parameters of the API's matrix. Agencies and territories are rows, since there
 * can be thousands of them, and 13 functions.
 */
@ApplicationScoped
class MatrixPages {

    static final String AGENCY = "agency";
    static final String TERRITORY = "territory";

    /** The filters of the matrix, except for its day. */
    static final List<String> FILTERS = List.of("programme", "contingency", "right", TERRITORY, "level");

    private static final String ROWS = "25";
    private static final List<String> FUNCTIONS = Coded.codes(ProgrammeFunction.class);

    private final RegistryApi api;
    private final FilterChoices choices;

    MatrixPages(RegistryApi api, FilterChoices choices) {
        this.api = api;
        this.choices = choices;
    }

    Future<PageAnswer> show(PageVisit visit) {
        Future<FilterForm> form = form(visit);
        if (columns(visit).equals(TERRITORY) && visit.parameter(TERRITORY).isEmpty()) {
            FieldError missing = new FieldError(TERRITORY, visit.texts().of("matrixTerritoryMissing"));
            return form.map(fields -> refused(visit, fields, List.of(missing)));
        }
        ApiAddress asked = asked(visit, ApiAddress.of("reports", "matrix"));
        Future<ApiAnswer> matrix = api.get(visit, asked.with("limit", ROWS).with("cursor", visit.parameter("cursor")));
        return form.compose(fields -> matrix.map(answer -> found(visit, fields, answer.body(), asked))
                .recover(failure -> fields.errors(visit, failure)
                        .map(errors -> Future.succeededFuture(refused(visit, fields, errors)))
                        .orElseGet(() -> Future.failedFuture(failure))));
    }

    /** What the functions are set against; {@link #AGENCY} if the address does not say. */
    static String columns(PageVisit visit) {
        String columns = visit.parameter("columns");
        return columns.isEmpty() ? AGENCY : columns;
    }

    /** An address with what the reader asks for, without the page of the list. */
    static ApiAddress asked(PageVisit visit, ApiAddress address) {
        return FilterForm.filtered(address.with("columns", columns(visit)), visit, FILTERS)
                .with("asOf", visit.parameter("asOf"));
    }

    private Future<FilterForm> form(PageVisit visit) {
        Future<ChoiceField> contingencies = choices.contingencies(visit);
        Future<ChoiceField> rights = choices.rights(visit);
        Future<ChoiceField> levels = choices.levels(visit, "level", "dimension.level");
        ChoiceField columns = ChoiceField.ofSeveral(
                "columns",
                visit.texts().of("columns"),
                List.of(AGENCY, TERRITORY),
                kind -> visit.texts().of("columns." + kind),
                List.of(columns(visit)));
        return Future.all(contingencies, rights, levels)
                .map(all -> new FilterForm(
                        "/matrix",
                        List.of(columns, contingencies.result(), rights.result(), levels.result()),
                        List.of(
                                FilterText.code(visit, "programme", "programmeCode"),
                                FilterText.code(visit, TERRITORY, "matrixTerritory"),
                                FilterText.day(visit, "asOf", "on")),
                        List.of()));
    }

    private static PageAnswer found(PageVisit visit, FilterForm form, JsonObject matrix, ApiAddress asked) {
        String cursor = JsonFields.text(matrix, "next");
        MatrixPage page = new MatrixPage(
                form,
                true,
                columns(visit),
                visit.texts().of("matrixCaption." + columns(visit)),
                FUNCTIONS.stream().map(code -> functionName(code, visit)).toList(),
                JsonFields.objects(matrix, "items").stream()
                        .map(column -> row(visit, column))
                        .toList(),
                new MatrixCells(visit.texts()).keys(columns(visit)),
                FileLinks.of(visit, asked),
                cursor.isEmpty()
                        ? ""
                        : asked(visit, ApiAddress.of("matrix"))
                                .with("cursor", cursor)
                                .text(),
                List.of());
        return PageAnswer.shown("matrix.html", visit.texts().of("matrixTitle"), page);
    }

    private static PageAnswer refused(PageVisit visit, FilterForm form, List<FieldError> errors) {
        MatrixPage page =
                new MatrixPage(form, false, AGENCY, "", List.of(), List.of(), List.of(), List.of(), "", errors);
        return new ShownPage(400, "matrix.html", visit.texts().of("matrixTitle"), page);
    }

    static String functionName(String code, PageVisit visit) {
        return visit.texts().name(Vocabulary.FUNCTIONS, code);
    }

    private static MatrixPageRow row(PageVisit visit, JsonObject column) {
        String code = JsonFields.text(column, "code");
        Map<String, JsonObject> cells = JsonFields.objects(column, "cells").stream()
                .collect(Collectors.toMap(cell -> JsonFields.text(cell, "function"), Function.identity()));
        return new MatrixPageRow(
                columns(visit).equals(TERRITORY)
                        ? parts(visit, code).text()
                        : ApiAddress.of("agencies", code)
                                .with("asOf", visit.parameter("asOf"))
                                .text(),
                JsonFields.nameOrCode(column, visit.language()),
                FUNCTIONS.stream()
                        .map(function -> cell(
                                visit,
                                cells.getOrDefault(function, new JsonObject()),
                                behind(visit, code, function).text()))
                        .toList());
    }

    private static MatrixPageCell cell(PageVisit visit, JsonObject cell, String href) {
        MatrixCells words = new MatrixCells(visit.texts());
        return columns(visit).equals(TERRITORY) ? words.ofTerritory(cell, href) : words.ofAgency(cell, href);
    }

    /** The address of the matrix of what is directly below a territory, about the same programmes and the same day. */
    private static ApiAddress parts(PageVisit visit, String territory) {
        return FilterForm.filtered(
                        ApiAddress.of("matrix").with("columns", TERRITORY).with(TERRITORY, territory),
                        visit,
                        List.of("programme", "contingency", "right"))
                .with("asOf", visit.parameter("asOf"));
    }

    private static ApiAddress behind(PageVisit visit, String code, String function) {
        return asked(visit, ApiAddress.of("matrix", "cell")).with("of", code).with("function", function);
    }
}
