package org.interagency.gateway.web;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.gateway.web.CountryReportPage.ReportIndicator;
import org.interagency.gateway.web.FindingPage.LawLink;

/**
 * Lines of a country report in the words of a language.
 *
 * @param rights the names of rights, by their codes
 * @param isWriter whether the reader may fill lines in
 */
record CountryIndicators(PageTexts texts, Map<String, String> rights, boolean isWriter) {

    /** As many decimals as the API keeps. */
    private static final int DECIMALS = 6;

    /** The lines that are indices, and have a page with this code. */
    private static final Set<String> INDICES = Set.of(
            "clarity",
            "gap-rate",
            "overlap-rate",
            "vertical-overlap",
            "fragmentation",
            "coordination",
            "time-to-resolution");

    /** A line, as the API answers it. */
    ReportIndicator of(JsonObject line) {
        String code = JsonFields.text(line, "line");
        String country = JsonFields.text(line, "country");
        boolean isComputed = isComputed(line);
        JsonObject filled = JsonFields.object(line, "filledIn");
        boolean isIndex = INDICES.contains(code);
        return new ReportIndicator(
                code,
                JsonFields.localised(line, "definition", texts.language()),
                JsonFields.localised(line, "source", texts.language()),
                isComputed ? figure(line) : said(filled),
                isComputed && !isIndex ? detail(code, JsonFields.object(line, "figure")) : "",
                isComputed,
                filled.isEmpty() ? "" : Integer.toString(filled.getInteger("year")),
                source(filled),
                isIndex
                        ? ApiAddress.of("indices", code)
                                .with("country", country)
                                .with("asOf", JsonFields.text(line, "asOf"))
                                .text()
                        : "",
                isWriter && !isComputed
                        ? ApiAddress.of("reports", "countries", country, "lines", code)
                                .text()
                        : "");
    }

    /** Whether the registry computes a line. */
    static boolean isComputed(JsonObject line) {
        return JsonFields.text(line, "provider").equals("registry");
    }

    private List<String> figure(JsonObject line) {
        JsonObject figure = JsonFields.object(line, "figure");
        List<JsonObject> budgets = JsonFields.objects(figure, "budgets");
        String unit = JsonFields.text(line, "unit");
        Number value = figure.getNumber("value");
        if (unit.equals("money")) {
            return budgets.isEmpty()
                    ? List.of(texts.of("notKnown"))
                    : budgets.stream()
                            .map(budget -> ProgrammePages.budget(budget, texts))
                            .toList();
        }
        if (value == null) {
            return List.of(texts.of("notKnown"));
        }
        return List.of(
                unit.equals("number")
                        ? texts.formats().decimal(value, 0)
                        : new IndexTexts(texts).value(value.doubleValue(), unit));
    }

    /** Such as "3 of 12: sickness, old age, maternity". */
    private String detail(String code, JsonObject figure) {
        Number part = figure.getNumber("numerator");
        Number whole = figure.getNumber("denominator");
        if (part == null || whole == null) {
            return "";
        }
        String counted = texts.of(
                "partOfWhole", texts.formats().decimal(part, 0), texts.formats().decimal(whole, 0));
        List<String> codes = JsonFields.texts(figure, "codes");
        return codes.isEmpty()
                ? counted
                : texts.of(
                        "countedAre",
                        counted,
                        codes.stream().map(counting -> name(code, counting)).collect(Collectors.joining(", ")));
    }

    private String name(String line, String code) {
        return switch (line) {
            case "rights-realised" -> rights.getOrDefault(code, code);
            case "contingencies-addressed" -> texts.name(Vocabulary.CONTINGENCIES, code);
            default -> texts.name(Vocabulary.POPULATION_GROUPS, code);
        };
    }

    /** What a country has said: a value with its unit, or the paragraphs of a text. */
    List<String> said(JsonObject filled) {
        if (filled.isEmpty()) {
            return List.of();
        }
        Number value = filled.getNumber("value");
        return value == null
                ? JsonFields.text(filled, "text")
                        .lines()
                        .filter(paragraph -> !paragraph.isBlank())
                        .toList()
                : List.of(texts.formats().decimal(value, DECIMALS) + " " + JsonFields.text(filled, "unit"));
    }

    /** Where a country has it from; empty if it has said nothing. */
    static List<LawLink> source(JsonObject filled) {
        JsonObject source = JsonFields.object(filled, "source");
        return source.isEmpty()
                ? List.of()
                : List.of(new LawLink(
                        JsonFields.text(source, "citation"), FindingHolders.address(JsonFields.text(source, "url"))));
    }
}
