package org.interagency.kit.paging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.interagency.contracts.KnownDays;
import org.interagency.contracts.Languages;
import org.interagency.contracts.vocabulary.Coded;
import org.jspecify.annotations.Nullable;

/**
 * A value that a list can be sorted by.
 *
 * @param name its name in the query
 * @param expression the HQL of the value, with {@code :language} for the reader's language
 * @param value reads the value of an item, in the reader's language
 * @param reader parses the value in a cursor
 * @param <T> an item
 */
public record Sortable<T>(
        String name,
        String expression,
        BiFunction<T, Locale, @Nullable Object> value,
        Function<String, Object> reader) {

    private static final String NAME = "sql('name_in(?, ?) collate \"und-x-icu\"', name, :language)";

    /** By the name in the reader's language, as dictionaries sort. */
    public static <T> Sortable<T> byName(Function<T, Map<String, String>> names) {
        return new Sortable<>(
                "name", NAME, (item, language) -> Languages.pick(names.apply(item), language), text -> text);
    }

    /** By a text, such as a code. */
    public static <T> Sortable<T> byText(String property, Function<T, @Nullable String> of) {
        return by(property, of, text -> text);
    }

    /** By the code of a constant. */
    public static <T> Sortable<T> byCode(String property, Function<T, ? extends Coded> of) {
        return by(property, of.andThen(Coded::code), text -> text);
    }

    /** By a day. */
    public static <T> Sortable<T> byDay(String property, Function<T, @Nullable LocalDate> of) {
        return by(property, of, KnownDays::read);
    }

    /** By a time. */
    public static <T> Sortable<T> byTime(String property, Function<T, Instant> of) {
        return by(property, of, KnownDays::readTime);
    }

    private static <T> Sortable<T> by(
            String property, Function<T, ? extends @Nullable Object> of, Function<String, Object> reader) {
        return new Sortable<>(property, property, (item, language) -> of.apply(item), reader);
    }
}
