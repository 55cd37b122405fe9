package org.interagency.detection;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Encodes values as text such that different values have different texts. Ids and fingerprints are derived from such texts and not from {@code
 * toString()}, so that renaming a class or a field changes none of them.
 *
 * <p>The text starts with the version of the encoding and the kind of thing that it describes. A value is encoded as its length in UTF-16 units, a
 * colon and the value; a missing value as {@code -}; a list as its size, {@code *} and its elements in the given order. All code that encodes one
 * kind of thing has to write the same fields in the same order.
 *
 * <p>Ids and fingerprints are stored. A change of the encoding changes all of them and needs a new {@link #VERSION}.
 */
public final class CanonicalText {

    private static final String VERSION = "v1";

    private final StringBuilder text = new StringBuilder(VERSION);

    /** @param kind the kind of thing that the text describes; texts of different kinds differ */
    public CanonicalText(String kind) {
        text(kind);
    }

    /** Writes a value. {@code null} differs from the empty text. */
    public CanonicalText text(@Nullable String value) {
        if (value == null) {
            text.append('-');
        } else {
            text.append(value.length()).append(':').append(value);
        }
        return this;
    }

    /** Writes a whole number. */
    public CanonicalText number(long value) {
        return text(Long.toString(value));
    }

    /** Writes a boolean. */
    public CanonicalText flag(boolean value) {
        return text(value ? "yes" : "no");
    }

    /** Writes a day in ISO 8601 form. {@code null} differs from every day. */
    public CanonicalText day(@Nullable LocalDate value) {
        return text(value == null ? null : value.toString());
    }

    /** Writes another id or fingerprint. */
    public CanonicalText id(UUID value) {
        return text(value.toString());
    }

    /** Writes texts in the given order. The caller has to sort the elements of a set. */
    public CanonicalText texts(Collection<String> values) {
        return each(values, CanonicalText::text);
    }

    /**
     * Writes elements in the given order.
     *
     * @param element writes one element, always with the same number of fields
     */
    public <T> CanonicalText each(Collection<T> values, BiConsumer<CanonicalText, T> element) {
        text.append(values.size()).append('*');
        values.forEach(value -> element.accept(this, value));
        return this;
    }

    /** The name-based UUID (RFC 9562, version 3) of the text. */
    public UUID toId() {
        return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The text. */
    @Override
    public String toString() {
        return text.toString();
    }
}
