package org.interagency.detection;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes values one after the other so that different values never give the same text. Ids and fingerprints are derived from
 * such texts and not from {@code toString()}, so that renaming a class or a field changes none of them.
 *
 * <p>The text starts with the version of this encoding and a name for what it describes. A value is written as its length in UTF-16
 * units, a colon and itself; a value that is missing as {@code -}; a list as the number of its elements, {@code *} and the elements in
 * the order given. Whoever writes the same kind of thing has to write the same fields in the same order.
 *
 * <p>Ids and fingerprints are stored: a change of what is written changes them all, and needs another {@link #VERSION}.
 */
public final class CanonicalText {

    private static final String VERSION = "v1";

    private final StringBuilder text = new StringBuilder(VERSION);

    /** @param kind what is described; texts of different kinds differ */
    public CanonicalText(String kind) {
        text(kind);
    }

    /** Writes a value; {@code null} differs from the empty text. */
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

    /** Writes whether something is so. */
    public CanonicalText flag(boolean value) {
        return text(value ? "yes" : "no");
    }

    /** Writes a day as ISO 8601 has it. */
    public CanonicalText day(@Nullable LocalDate value) {
        return text(value == null ? null : value.toString());
    }

    /** Writes another id or fingerprint. */
    public CanonicalText id(UUID value) {
        return text(value.toString());
    }

    /** Writes texts, in the order given; a set has to be sorted. */
    public CanonicalText texts(Collection<String> values) {
        return each(values, CanonicalText::text);
    }

    /**
     * Writes elements, in the order given.
     *
     * @param element writes one of them, always with the same number of fields
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
