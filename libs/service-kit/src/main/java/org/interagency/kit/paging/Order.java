package org.interagency.kit.paging;

import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list: by a sortable value, if any, and then by the key. Items without a value come last.
 *
 * @param by the value to sort by; {@code null} for the key alone
 * @param <T> an item
 */
record Order<T>(String key, @Nullable Sortable<T> by, boolean descending, Locale reader) {

    /**
     * The position of the last item of the page before.
     *
     * @param value the value that was sorted by; {@code null} if the item has none, or if the order is by the key alone
     */
    record Place(@Nullable Object value, String key) {}

    /** The reader's language, if the order depends on it. */
    Optional<String> language() {
        return by != null && by.expression().contains(":language")
                ? Optional.of(reader.getLanguage())
                : Optional.empty();
    }

    /** The order as HQL. */
    String clause() {
        return by == null ? key : by.expression() + (descending ? " desc" : "") + " nulls last, " + key;
    }

    /** The HQL condition for items after a place, with the parameters {@code afterKey} and, if the place has a value, {@code afterValue}. */
    String after(Place place) {
        if (by == null) {
            return key + " > :afterKey";
        }
        if (place.value() == null) {
            return by.expression() + " is null and " + key + " > :afterKey";
        }
        return "%1$s %2$s :afterValue or %1$s = :afterValue and %3$s > :afterKey or %1$s is null"
                .formatted(by.expression(), descending ? "<" : ">", key);
    }

    /** The cursor for the place of an item. */
    String cursor(T item, Function<T, String> itemKey) {
        String last = itemKey.apply(item);
        if (by == null) {
            return Cursors.of(List.of(last));
        }
        Object value = by.value().apply(item, reader);
        return Cursors.of(List.of(asked(), value == null ? "" : "=" + value, last));
    }

    private @Nullable Object value(String written) {
        return written.isEmpty() ? null : by.reader().apply(written.substring(1));
    }

    private String asked() {
        return (descending ? "-" : "") + by.name();
    }

    /** The place that a cursor names; empty if it is not a cursor of a list in this order. */
    Optional<Place> place(String cursor) {
        try {
            List<String> parts = Cursors.parts(cursor);
            if (by == null) {
                return parts.size() == 1 ? Optional.of(new Place(null, parts.get(0))) : Optional.empty();
            }
            return parts.size() == 3 && parts.get(0).equals(asked())
                    ? Optional.of(new Place(value(parts.get(1)), parts.get(2)))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException notOfThisOrder) {
            return Optional.empty();
        }
    }
}
