package org.interagency.kit.paging;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list: by something or by nothing, and among equals by the key. What has nothing to be sorted by comes last.
 *
 * @param by what is compared; {@code null} for the key alone
 * @param <T> an item
 */
record Order<T>(String key, @Nullable Sortable<T> by, boolean descending, Locale reader) {

    /** Stands between the parts of a cursor; no text of the registry has it. */
    private static final String BETWEEN = "\0";

    /**
     * The last item of the page before.
     *
     * @param value what was compared; {@code null} if there was nothing, or only the key was
     */
    record Place(@Nullable Object value, String key) {}

    /** The reader's language, if it has a say. */
    Optional<String> language() {
        return by != null && by.expression().contains(":language")
                ? Optional.of(reader.getLanguage())
                : Optional.empty();
    }

    /** As HQL has it. */
    String clause() {
        return by == null ? key : by.expression() + (descending ? " desc" : "") + " nulls last, " + key;
    }

    /** What comes after a place, as an HQL condition with the parameters {@code afterValue}, if it has a value, and {@code afterKey}. */
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

    /** Names the place of an item. */
    String cursor(T item, Function<T, String> itemKey) {
        String place = itemKey.apply(item);
        if (by != null) {
            Object value = by.value().apply(item, reader);
            place = String.join(BETWEEN, asked(), value == null ? "" : "=" + value, place);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    private String asked() {
        return (descending ? "-" : "") + by.name();
    }

    /** The place that a cursor names; empty if it is none of a list in this order. */
    Optional<Place> place(String cursor) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(BETWEEN, -1);
            if (by == null) {
                return parts.length == 1 ? Optional.of(new Place(null, parts[0])) : Optional.empty();
            }
            return parts.length == 3 && parts[0].equals(asked())
                    ? Optional.of(
                            new Place(parts[1].isEmpty() ? null : by.reader().apply(parts[1].substring(1)), parts[2]))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException notOfThisOrder) {
            return Optional.empty();
        }
    }
}
