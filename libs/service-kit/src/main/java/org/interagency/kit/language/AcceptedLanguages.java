package org.interagency.kit.language;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.stream.Collectors;
import org.interagency.contracts.Languages;
import org.jspecify.annotations.Nullable;

/**
 * The languages that a reader asks for (RFC 9110, {@code Accept-Language}), the best one first.
 *
 * @param ranges none if the reader takes every language
 */
public record AcceptedLanguages(List<LanguageRange> ranges) {

    private static final String ANY = "*";

    /** @param header one that cannot be read asks for nothing, like none */
    public static AcceptedLanguages of(@Nullable String header) {
        if (header == null) {
            return new AcceptedLanguages(List.of());
        }
        try {
            List<LanguageRange> ranges = LanguageRange.parse(header);
            return new AcceptedLanguages(ranges.get(0).getRange().equals(ANY) ? List.of() : ranges);
        } catch (IllegalArgumentException unreadable) {
            return new AcceptedLanguages(List.of());
        }
    }

    /** Whether one language is asked for before others. */
    public boolean areNamed() {
        return !ranges.isEmpty();
    }

    /** Their tags, the best one first. */
    String tags() {
        return ranges.stream().map(LanguageRange::getRange).collect(Collectors.joining("+"));
    }

    /** The one asked for first; the default one if none is. */
    public Locale first() {
        return areNamed() ? Locale.forLanguageTag(ranges.get(0).getRange()) : Languages.DEFAULT;
    }

    /**
     * The best of the texts alone (RFC 4647, lookup), under its language; if none of the languages is there, the one in the default
     * language, else the first.
     *
     * @param texts by language
     */
    public Map<String, String> best(Map<String, String> texts) {
        if (texts.isEmpty()) {
            return texts;
        }
        String tag = tag(texts);
        return Map.of(tag, texts.get(tag));
    }

    private String tag(Map<String, String> texts) {
        String best = Locale.lookupTag(ranges, texts.keySet());
        return best == null
                ? Languages.tag(texts, Languages.DEFAULT)
                : texts.keySet().stream()
                        .filter(best::equalsIgnoreCase)
                        .findFirst()
                        .orElseThrow();
    }
}
