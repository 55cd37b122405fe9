package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.vocabulary.Bindingness;
import org.interagency.contracts.vocabulary.Role;
import org.interagency.gateway.web.MatrixCellPage.CellHolding;
import org.interagency.gateway.web.MatrixCellPage.CellPart;

/**
 * {@code /matrix/cell}: what is behind a cell of the matrix. For an agency, these are its responsibilities in the function and the findings that name it. For
 * a territory, they are the findings and the accountable agencies in it, and in each territory that it is part of, since a law of a country holds in each
 * municipality.
 */
@ApplicationScoped
class MatrixCellPages {

    private static final String MOST_HOLDINGS = "25";
    private static final String MOST_FINDINGS = "10";

    /** Each territory takes two requests. Of a deeper tree, the highest ones are left out; those of countries have up to six levels. */
    private static final int MOST_LEVELS = 8;

    private final RegistryApi api;
    private final FactNames names;

    MatrixCellPages(RegistryApi api, FactNames names) {
        this.api = api;
        this.names = names;
    }

    /**
     * What the parts of the page ask for.
     *
     * @param code the code of the row; empty if the address does not say
     * @param day the day of the matrix
     */
    private record CellQuestion(PageVisit visit, String columns, String code, String function, PageDay day) {

        static CellQuestion of(PageVisit visit, PageDay day) {
            return new CellQuestion(
                    visit, MatrixPages.columns(visit), visit.parameter("of"), visit.parameter("function"), day);
        }

        boolean isOfTerritory() {
            return columns.equals(MatrixPages.TERRITORY);
        }

        /** The name on the day of a fact as the API answers it. */
        String nameOf(JsonObject fact) {
            return JsonFields.nameOrCode(FactStates.on(fact, day.day()), visit.language());
        }

        /** The findings about the function that name something. */
        ApiAddress findings(String parameter, String value) {
            return FilterForm.filtered(
                    FactFindings.unresolved(parameter, value, day).with("function", function),
                    visit,
                    List.of("programme", "contingency", "right"));
        }

        ApiAddress holdings(String parameter, String value) {
            return ApiAddress.of("responsibilities")
                    .with("function", function)
                    .with(parameter, value)
                    .with("programme", visit.parameter("programme"))
                    .with("validOn", day.day().toString())
                    .with("asOf", day.day().toString());
        }
    }

    /**
     * A part whose facts have been read.
     *
     * @param findings the address of its findings, as of the list of findings
     * @param holdings that of its responsibilities
     */
    private record ReadPart(
            String title, ApiAddress findings, JsonObject found, ApiAddress holdings, JsonObject held) {}

    Future<PageAnswer> show(PageVisit visit) {
        return PageDay.of(visit).compose(day -> {
            CellQuestion question = CellQuestion.of(visit, day);
            if (question.code().isEmpty() || question.function().isEmpty()) {
                return Future.failedFuture(new PageRefusal(404, visit.texts().of("notFoundDetail")));
            }
            return question.isOfTerritory() ? territory(question) : agency(question);
        });
    }

    private Future<PageAnswer> agency(CellQuestion question) {
        PageVisit visit = question.visit();
        return api.get(visit, ApiAddress.of("agencies", question.code())).compose(answer -> {
            String name = question.nameOf(answer.body());
            Future<ReadPart> part = part(
                    question,
                    name,
                    question.findings("agency", question.code()),
                    question.holdings("agency", question.code()));
            return part.compose(read -> page(question, name, List.of(read)));
        });
    }

    private Future<PageAnswer> territory(CellQuestion question) {
        return path(question, question.code(), List.of()).compose(path -> {
            List<Future<ReadPart>> parts = path.stream()
                    .map(place -> part(
                            question,
                            question.nameOf(place),
                            question.findings(
                                    place == path.get(0) ? "withinTerritory" : "territory",
                                    JsonFields.text(place, "code")),
                            question.holdings("territory", JsonFields.text(place, "code"))
                                    .with("role", Role.ACCOUNTABLE.code())
                                    .with("bindingness", Bindingness.MUST.code())))
                    .toList();
            return Future.all(parts)
                    .compose(all -> page(
                            question,
                            question.nameOf(path.get(0)),
                            parts.stream().map(Future::result).toList()));
        });
    }

    /** A territory, and then each that it is part of on the day, the nearest first. */
    private Future<List<JsonObject>> path(CellQuestion question, String code, List<JsonObject> below) {
        return api.get(question.visit(), ApiAddress.of("territories", code)).compose(answer -> {
            List<JsonObject> path = new ArrayList<>(below);
            path.add(answer.body());
            String parent =
                    JsonFields.text(FactStates.on(answer.body(), question.day().day()), "parent");
            return parent.isEmpty() || path.size() == MOST_LEVELS
                    ? Future.succeededFuture(path)
                    : path(question, parent, path);
        });
    }

    private Future<ReadPart> part(CellQuestion question, String title, ApiAddress findings, ApiAddress holdings) {
        Future<ApiAnswer> found =
                api.get(question.visit(), findings.with("sort", "-severity").with("limit", MOST_FINDINGS));
        Future<ApiAnswer> held = api.get(question.visit(), holdings.with("limit", MOST_HOLDINGS));
        return Future.all(found, held)
                .map(both -> new ReadPart(
                        title,
                        findings,
                        found.result().body(),
                        holdings,
                        held.result().body()));
    }

    private Future<PageAnswer> page(CellQuestion question, String name, List<ReadPart> parts) {
        PageVisit visit = question.visit();
        List<JsonObject> held = parts.stream()
                .flatMap(part -> JsonFields.objects(part.held(), "items").stream())
                .toList();
        Future<Map<String, String>> agencies = names.of(visit, "agencies", codes(held, "agency"));
        Future<Map<String, String>> programmes = names.of(visit, "programmes", codes(held, "programme"));
        Future<Map<String, String>> places = names.of(visit, "territories", ExtentTexts.territories(held));
        String function = MatrixPages.functionName(question.function(), visit);
        return Future.all(agencies, programmes, places)
                .map(all -> {
                    HoldingTexts words =
                            new HoldingTexts(visit.texts(), agencies.result(), programmes.result(), places.result());
                    return new MatrixCellPage(
                            function,
                            name,
                            visit.formats().day(question.day().day()),
                            MatrixPages.asked(visit, ApiAddress.of("matrix")).text(),
                            isWider(question),
                            parts.stream()
                                    .map(part -> shown(question, part, words))
                                    .toList());
                })
                .map(page -> PageAnswer.shown("matrixcell.html", function + " – " + name, page));
    }

    /**
     * The lists of responsibilities know no contingencies, no rights and, for an agency, no place with all that meets it. Neither do those of findings know
     * such a place: they know a territory with those below it, whereas the matrix counts what is above it too.
     */
    private static boolean isWider(CellQuestion question) {
        return Stream.of("contingency", "right", MatrixPages.TERRITORY)
                .filter(name -> !name.equals(question.columns()))
                .anyMatch(name -> !question.visit().parameter(name).isEmpty());
    }

    private static CellPart shown(CellQuestion question, ReadPart part, HoldingTexts words) {
        PageTexts texts = question.visit().texts();
        return new CellPart(
                part.title(),
                JsonFields.objects(part.found(), "items").stream()
                        .map(finding -> FindingLine.of(finding, texts))
                        .toList(),
                part.findings().text(),
                JsonFields.objects(part.held(), "items").stream().map(words::of).toList(),
                JsonFields.text(part.held(), "next").isEmpty()
                        ? ""
                        : ApiAddress.API + part.holdings().with("format", "csv").text(),
                texts.of(question.isOfTerritory() ? "noHoldingsNameTerritory" : "noResponsibilities"));
    }

    private static List<String> codes(List<JsonObject> held, String field) {
        return held.stream()
                .map(responsibility -> JsonFields.text(responsibility, field))
                .filter(code -> !code.isEmpty())
                .toList();
    }

    /** Responsibilities in words; names are by codes. */
    private record HoldingTexts(
            PageTexts texts, Map<String, String> agencies, Map<String, String> programmes, Map<String, String> places) {

        CellHolding of(JsonObject responsibility) {
            String programme = JsonFields.text(responsibility, "programme");
            String agency = JsonFields.text(responsibility, "agency");
            List<String> codes = JsonFields.texts(responsibility, "territories");
            int more = codes.size() - ExtentTexts.MOST_PLACES;
            return new CellHolding(
                    programmes.getOrDefault(programme, programme),
                    agency.isEmpty() ? FindingHolders.classOf(responsibility) : agencies.getOrDefault(agency, agency),
                    DutyLine.role(responsibility, texts),
                    Stream.concat(
                                    codes.stream()
                                            .limit(ExtentTexts.MOST_PLACES)
                                            .map(code -> places.getOrDefault(code, code)),
                                    more > 0 ? Stream.of(texts.counted("morePlaces", more)) : Stream.of())
                            .collect(Collectors.joining(", ")),
                    new ExtentTexts(texts, Map.of()).period(responsibility),
                    FindingHolders.laws(responsibility));
        }
    }
}
