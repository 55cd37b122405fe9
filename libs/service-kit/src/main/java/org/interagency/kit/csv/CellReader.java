package org.interagency.kit.csv;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interagency.kit.csv.Column.CellKind;

/** Reads cells of files as fields of requests. A cell that cannot be read stays text, so that the request is refused when it is read. */
final class CellReader {

    private static final Pattern WITH_ADDRESS = Pattern.compile("(.*\\S)\\s*<(https?://[^<>\\s]+)>");
    private static final Pattern IN_LANGUAGE = Pattern.compile("([^:\\s]+)\\s*:\\s*(.*)", Pattern.DOTALL);
    private static final Pattern BUDGET = Pattern.compile("(\\S+)\\s+(\\S+)\\s+(\\S+)");

    private CellReader() {}

    /** @param language the language of a {@link CellKind#LOCALIZED} text */
    static void put(CellKind kind, ObjectNode parent, String field, String cell, String language) {
        switch (kind) {
            case TEXT, DATE, TIME -> parent.put(field, cell);
            case INTEGER -> putInteger(parent, field, cell);
            case LIST -> {
                ArrayNode list = parent.putArray(field);
                CellParts.of(cell).forEach(list::add);
            }
            case LOCALIZED -> parent.withObject("/" + field).put(language, cell);
            case OTHER_LANGUAGES -> {
                ObjectNode texts = parent.withObject("/" + field);
                CellParts.of(cell).forEach(part -> putText(texts, part));
            }
            case LEGAL_BASIS -> {
                ArrayNode list = parent.putArray(field);
                CellParts.of(cell).forEach(part -> list.add(source(part)));
            }
            case BUDGETS -> {
                ArrayNode list = parent.putArray(field);
                CellParts.of(cell).forEach(part -> addBudget(list, part));
            }
        }
    }

    private static void putInteger(ObjectNode parent, String field, String cell) {
        if (cell.matches("-?[0-9]{1,9}")) {
            parent.put(field, Integer.parseInt(cell));
        } else {
            parent.put(field, cell);
        }
    }

    /** A text without a language has itself for a language, which the request refuses. */
    private static void putText(ObjectNode texts, String part) {
        Matcher text = IN_LANGUAGE.matcher(part);
        if (text.matches()) {
            texts.put(text.group(1), text.group(2));
        } else {
            texts.put(part, part);
        }
    }

    private static ObjectNode source(String part) {
        ObjectNode source = JsonNodeFactory.instance.objectNode();
        Matcher withAddress = WITH_ADDRESS.matcher(part);
        return withAddress.matches()
                ? source.put("citation", withAddress.group(1)).put("url", withAddress.group(2))
                : source.put("citation", part);
    }

    private static void addBudget(ArrayNode budgets, String part) {
        Matcher budget = BUDGET.matcher(part);
        if (!budget.matches()) {
            budgets.add(part);
            return;
        }
        ObjectNode one = budgets.addObject();
        putInteger(one, "fiscalYear", budget.group(1));
        one.put("amount", budget.group(2)).put("currency", budget.group(3));
    }
}
