package org.interagency.verification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random values for a schema: valid values, edge cases and wrong values. */
final class FuzzValues {

    private static final List<String> ODD_TEXTS = List.of(
            "",
            " ",
            "\0",
            "a\0b",
            "\u200b",
            "\u00a0",
            "\u202eabc",
            "\ud800",
            "\udc00x",
            "\ud83d\ude00",
            "e\u0301",
            "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
            "\ufeff",
            "\uffff",
            "\u0007",
            "%",
            "%%00",
            "%_\\",
            "'; drop table agency; --",
            "\"",
            "${x}",
            "{0}",
            "../..",
            "null",
            "true",
            "1e5",
            "-0",
            "NaN",
            "x".repeat(65),
            "x".repeat(501),
            "y".repeat(5_000));

    private static final List<String> ODD_DATES = List.of(
            "-4712-01-01",
            "0000-01-01",
            "0001-01-01",
            "1499-12-31",
            "1500-01-01",
            "1582-10-10",
            "9999-12-31",
            "+10000-01-01",
            "+999999999-12-31",
            "-999999999-01-01",
            "2023-02-29",
            "2024-02-29",
            "2024-2-9",
            "20240229",
            "2024-02-29T00:00:00Z",
            "today");

    private static final List<String> ODD_NUMBERS = List.of(
            "-1", "0", "1.5", "1e5", "1e400", "-0.0", "2147483647", "2147483648", "9223372036854775808", "1E-400");

    private static final List<String> LANGUAGES = List.of("en", "es", "pt", "fr", "qu", "und", "zh-Hant");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final RandomGenerator random;
    private final JsonNode document;
    private final FuzzKnown known;

    FuzzValues(RandomGenerator random, JsonNode document, FuzzKnown known) {
        this.random = random;
        this.document = document;
        this.known = known;
    }

    boolean inOneOf(int times) {
        return random.nextInt(times) == 0;
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String oddText() {
        return any(ODD_TEXTS);
    }

    /**
     * A value.
     *
     * @param name the name of its field or parameter
     * @param faults one in so many values is wrong
     */
    JsonNode value(String name, JsonNode schema, int faults) {
        JsonNode resolved = resolved(schema);
        if (inOneOf(faults)) {
            return wrong();
        }
        if (resolved.has("enum")) {
            return any(items(resolved.get("enum")));
        }
        if (resolved.has("anyOf")) {
            return inOneOf(10) ? JSON.nullNode() : value(name, resolved.at("/anyOf/0"), faults);
        }
        JsonNode types = resolved.path("type");
        String type = types.isArray() ? any(items(types)).asText() : types.asText();
        return switch (type) {
            case "object" -> object(name, resolved, faults);
            case "array" -> array(name, resolved, faults);
            case "integer" -> JSON.numberNode(integer(resolved));
            case "number" ->
                JSON.numberNode(new BigDecimal(random.nextInt(1_000_000)).movePointLeft(random.nextInt(5)));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "null" -> JSON.nullNode();
            default -> JSON.textNode(text(name, resolved));
        };
    }

    private JsonNode resolved(JsonNode schema) {
        // The document says only in words that each is a body of POST /agency-changes.
        if (schema.isObject()
                && !schema.has("$ref")
                && schema.path("description").asText().contains("POST /agency-changes")) {
            ObjectNode list = schema.deepCopy();
            list.putObject("items").put("$ref", "#/components/schemas/AgencyChangeRequest");
            return list;
        }
        return schema.has("$ref") ? document.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    private static List<JsonNode> items(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }

    private JsonNode wrong() {
        return switch (random.nextInt(7)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.textNode(any(ODD_DATES));
            case 2 -> JSON.numberNode(new BigDecimal(any(ODD_NUMBERS)));
            case 3 -> JSON.arrayNode().add(oddText());
            case 4 -> JSON.objectNode().put(oddText(), oddText());
            case 5 -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.textNode(oddText());
        };
    }

    private JsonNode object(String name, JsonNode schema, int faults) {
        ObjectNode object = JSON.objectNode();
        if (schema.path("additionalProperties").isObject()) {
            for (int i = 0; i <= random.nextInt(2); i++) {
                object.set(any(LANGUAGES), value("text", schema.get("additionalProperties"), faults));
            }
        }
        List<String> required =
                items(schema.path("required")).stream().map(JsonNode::asText).toList();
        schema.path("properties").properties().forEach(property -> {
            boolean isAddressed =
                    property.getValue().path("description").asText().startsWith("The same as in the address");
            boolean isGiven = required.contains(property.getKey()) ? !inOneOf(faults) : inOneOf(isAddressed ? 20 : 3);
            if (isGiven) {
                object.set(property.getKey(), value(property.getKey(), property.getValue(), faults));
            }
        });
        if (inOneOf(faults * 3)) {
            object.put(oddText(), name);
        }
        return object;
    }

    private JsonNode array(String name, JsonNode schema, int faults) {
        ArrayNode array = JSON.arrayNode();
        int size = schema.path("minItems").asInt() + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            array.add(value(name, schema.get("items"), faults));
        }
        return array;
    }

    private long integer(JsonNode schema) {
        long least = schema.path("minimum").asLong(0);
        long most = schema.path("maximum").asLong(200);
        return inOneOf(5) ? (random.nextBoolean() ? least : most) : random.nextLong(least, most + 1);
    }

    private String text(String name, JsonNode schema) {
        if (schema.path("format").asText().equals("date")) {
            return date();
        }
        String pattern = schema.path("pattern").asText();
        if (pattern.contains("https?")) {
            return "https://example.org/" + random.nextInt(10);
        }
        if (pattern.contains("A-Z]{3}")) {
            return "CLP";
        }
        if (pattern.contains("0[1-9]|10")) {
            return "10." + random.nextInt(10);
        }
        return switch (name) {
            case "telephone" -> "+56 " + random.nextInt(1_000_000);
            case "email" -> "a" + random.nextInt(10) + "@example.org";
            case "amount" -> Integer.toString(random.nextInt(1_000_000));
            case "period" -> date() + "/" + date();
            default -> code(name);
        };
    }

    /** An existing code most of the time, else a code that may be new. */
    String code(String field) {
        return known.any(field).filter(there -> !inOneOf(5)).orElseGet(() -> "FUZZ-" + random.nextInt(100));
    }

    /** A day near the present most of the time. */
    String date() {
        return inOneOf(20)
                ? any(ODD_DATES)
                : LocalDate.of(1990, 1, 1).plusDays(random.nextInt(20_000)).toString();
    }
}
