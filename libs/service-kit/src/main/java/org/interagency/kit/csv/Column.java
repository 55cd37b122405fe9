package org.interagency.kit.csv;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.interagency.contracts.Languages;
import org.interagency.kit.language.AcceptedLanguages;
import org.jspecify.annotations.Nullable;

/**
 * A column of a file, and the field of the JSON that it stands for: an import fills the field of a request from the cell, an export the cell from the
 * field of an item.
 *
 * @param name the name in the header row
 * @param field the path of the field, step by step
 */
public record Column(String name, List<String> field, CellKind kind) {

    /**
     * The columns of things that a source defines: the source, the first day on which the thing exists, its {@linkplain #names names}, and its end,
     * which only a retirement sets: a row that has one is refused by imports.
     */
    public static final List<Column> OF_DEFINITIONS = Stream.of(
                    Stream.of(
                            of("citation", "/source/citation", CellKind.TEXT),
                            of("url", "/source/url", CellKind.TEXT),
                            of("valid_from", "/validFrom", CellKind.DATE)),
                    names(),
                    Stream.of(of("valid_to", "/validTo", CellKind.DATE)))
            .flatMap(columns -> columns)
            .toList();

    /** How a cell is read and written. */
    public enum CellKind {
        TEXT,
        INTEGER,
        DATE,
        /** A point in time. No import takes one. */
        TIME,
        /** Texts separated by {@code |}. */
        LIST,
        /** A text in the language of the import; in an export, in the language of the reader. */
        LOCALIZED,
        /** Texts in languages without a column of their own, such as {@code nl: Dienst|ht: Sèvis}. */
        OTHER_LANGUAGES,
        /** Citations of laws separated by {@code |}, each with the address of its text, if it has one: {@code Lei 14.601 <https://...>}. */
        LEGAL_BASIS,
        /** Budgets separated by {@code |}: year, amount and currency, such as {@code 2023 1500.00 BRL}. */
        BUDGETS
    }

    /** @param pointer the field's JSON Pointer, such as {@code /population/ageFrom} */
    public static Column of(String name, String pointer, CellKind kind) {
        return new Column(name, List.of(pointer.substring(1).split("/")), kind);
    }

    /** The same column of an item that has the thing in a field. */
    public Column below(String parent) {
        return new Column(name, Stream.concat(Stream.of(parent), field.stream()).toList(), kind);
    }

    /** The columns of things that have names: the key, the {@linkplain #names names}, and the others. */
    public static List<Column> ofNamed(Column key, Column... others) {
        return Stream.of(Stream.of(key), names(), Stream.of(others))
                .flatMap(columns -> columns)
                .toList();
    }

    /** The columns of a name: in the language of the import, in each of {@link Languages#ALL}, and in other languages. */
    private static Stream<Column> names() {
        return Stream.of(
                        Stream.of(of("name", "/name", CellKind.LOCALIZED)),
                        languages().map(language -> of("name_" + language, "/name/" + language, CellKind.TEXT)),
                        Stream.of(of("name_other", "/name", CellKind.OTHER_LANGUAGES)))
                .flatMap(columns -> columns);
    }

    /** The languages that have a column of their own. */
    static Stream<String> languages() {
        return Languages.ALL.stream().map(Locale::getLanguage);
    }

    /** The field as a JSON Pointer. */
    String pointer() {
        return "/" + String.join("/", field);
    }

    boolean standsFor(String pointer) {
        return pointer.equals(pointer()) || pointer.startsWith(pointer() + "/");
    }

    /** Fills the field of a request. */
    void put(ObjectNode request, String cell, String language) {
        ObjectNode parent = request;
        for (String step : field.subList(0, field.size() - 1)) {
            parent = parent.withObject("/" + step);
        }
        CellReader.put(kind, parent, field.get(field.size() - 1), cell, language);
    }

    /**
     * The value of the field in an item: a {@link String}, a {@link Number}, a {@link Boolean}, a {@link java.time.LocalDate} or an
     * {@link java.time.Instant}; {@code null} if the item has none.
     *
     * @param reader the languages of the reader
     */
    public @Nullable Object cell(JsonNode item, AcceptedLanguages reader) {
        JsonNode value = item.at(JsonPointer.compile(pointer()));
        return value.isMissingNode() || value.isNull() ? null : CellWriter.cell(kind, value, reader);
    }
}
