package org.interagency.gateway.web;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.interagency.contracts.Languages;
import org.jspecify.annotations.Nullable;

/** In which of the languages of the registry a reader gets a page. */
final class ReaderLanguage {

    private ReaderLanguage() {}

    /**
     * The language that the reader has chosen, else the one that the browser prefers among those of the registry, else the default one.
     *
     * @param chosen the tag of a language, or what somebody has written instead
     * @param accepted the header {@code Accept-Language}
     */
    static Locale of(@Nullable String chosen, @Nullable String accepted) {
        return find(chosen).orElseGet(() -> ranges(accepted).stream()
                .filter(range -> range.getWeight() > 0)
                .flatMap(range -> find(range.getRange().split("-")[0]).stream())
                .findFirst()
                .orElse(Languages.DEFAULT));
    }

    /** The language of the registry with this tag, without a region; empty if it has no such language. */
    static Optional<Locale> find(@Nullable String tag) {
        return Languages.ALL.stream()
                .filter(language -> language.getLanguage().equals(tag))
                .findFirst();
    }

    /** The languages that a browser accepts, the preferred one first; none if the header cannot be read. */
    private static List<LanguageRange> ranges(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return List.of();
        }
        try {
            return LanguageRange.parse(header);
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            // The JDK documents only the first one, but throws the second one for a lone hyphen.
            return List.of();
        }
    }
}
