package org.interagency.kit.csv;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.interagency.contracts.Languages;

/**
 * A column of a CSV file, and the field of the JSON request that it fills.
 *
 * @param name the name in the header row
 * @param field the path of the field, step by step
 */
public record Column(String name, List<String> field, CellKind kind) {

    /**
     * The columns of things that a source defines: the source, the first day on which the thing exists, its name in the language of the import, and
     * its name in each of {@link Languages#ALL}.
     */
    public static final List<Column> OF_DEFINITIONS = Stream.concat(
                    Stream.of(
                            of("citation", "/source/citation", CellKind.TEXT),
                            of("url", "/source/url", CellKind.TEXT),
                            of("valid_from", "/validFrom", CellKind.TEXT),
                            of("name", "/name", CellKind.LOCALIZED)),
                    Languages.ALL.stream()
                            .map(Locale::getLanguage)
                            .map(language -> of("name_" + language, "/name/" + language, CellKind.TEXT)))
            .toList();

    /** How a cell is read. */
    public enum CellKind {
        TEXT,
        INTEGER,
        /** Texts separated by {@code |}. */
        LIST,
        /** A text in the language of the import. */
        LOCALIZED,
        /** Citations of laws separated by {@code |}. */
        LEGAL_BASIS
    }

    /** @param pointer the field's JSON Pointer, such as {@code /population/ageFrom} */
    public static Column of(String name, String pointer, CellKind kind) {
        return new Column(name, List.of(pointer.substring(1).split("/")), kind);
    }

    /** The field as a JSON Pointer. */
    String pointer() {
        return "/" + String.join("/", field);
    }

    boolean standsFor(String pointer) {
        return pointer.equals(pointer()) || pointer.startsWith(pointer() + "/");
    }

    void put(ObjectNode request, String cell, String language) {
        ObjectNode parent = request;
        for (String step : field.subList(0, field.size() - 1)) {
            parent = parent.withObject("/" + step);
        }
        String last = field.get(field.size() - 1);
        switch (kind) {
            case TEXT -> parent.put(last, cell);
            case INTEGER -> putInteger(parent, last, cell);
            case LIST -> {
                ArrayNode list = parent.putArray(last);
                parts(cell).forEach(list::add);
            }
            case LOCALIZED -> parent.withObject("/" + last).put(language, cell);
            case LEGAL_BASIS -> {
                ArrayNode list = parent.putArray(last);
                parts(cell)
                        .forEach(citation ->
                                list.add(JsonNodeFactory.instance.objectNode().put("citation", citation)));
            }
        }
    }

    /** A cell that is not an integer stays text, so that the request is refused when it is read. */
    private static void putInteger(ObjectNode parent, String field, String cell) {
        if (cell.matches("-?[0-9]{1,9}")) {
            parent.put(field, Integer.parseInt(cell));
        } else {
            parent.put(field, cell);
        }
    }

    private static List<String> parts(String cell) {
        return Arrays.stream(cell.split("\\|"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
