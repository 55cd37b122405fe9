package org.interagency.kit.csv;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.interagency.kit.csv.Column.CellKind;
import org.interagency.kit.language.AcceptedLanguages;
import org.jspecify.annotations.Nullable;

/** Writes fields of items as cells, so that {@link CellReader} reads the same fields from them. */
final class CellWriter {

    private CellWriter() {}

    static @Nullable Object cell(CellKind kind, JsonNode value, AcceptedLanguages reader) {
        return switch (kind) {
            case TEXT, INTEGER -> scalar(value);
            case DATE -> LocalDate.parse(value.asText());
            case TIME -> Instant.parse(value.asText());
            case LIST -> parts(value, part -> part.isValueNode() ? part.asText() : part.toString());
            case LOCALIZED ->
                reader.best(texts(value)).values().stream().findFirst().orElse(null);
            case OTHER_LANGUAGES -> otherLanguages(texts(value));
            case LEGAL_BASIS -> parts(value, CellWriter::source);
            case BUDGETS -> parts(value, CellWriter::budget);
        };
    }

    private static Object scalar(JsonNode value) {
        if (value.isNumber()) {
            return value.numberValue();
        }
        return value.isBoolean() ? value.booleanValue() : value.asText();
    }

    private static @Nullable String parts(JsonNode list, Function<JsonNode, String> part) {
        return joined(list.valueStream().map(part).toList());
    }

    private static @Nullable String joined(Collection<String> parts) {
        return parts.isEmpty() ? null : CellParts.joined(parts);
    }

    private static Map<String, String> texts(JsonNode value) {
        return value.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, text -> text.getValue().asText(), (one, other) -> one, TreeMap::new));
    }

    private static @Nullable String otherLanguages(Map<String, String> texts) {
        Column.languages().forEach(texts::remove);
        return joined(texts.entrySet().stream()
                .map(text -> text.getKey() + ": " + text.getValue())
                .toList());
    }

    private static String source(JsonNode source) {
        String citation = source.path("citation").asText();
        return source.hasNonNull("url") ? citation + " <" + source.get("url").asText() + ">" : citation;
    }

    private static String budget(JsonNode budget) {
        return budget.path("fiscalYear").asText() + " " + budget.path("amount").asText() + " "
                + budget.path("currency").asText();
    }
}
