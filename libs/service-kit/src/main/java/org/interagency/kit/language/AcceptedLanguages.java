package org.interagency.kit.language;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.interagency.contracts.Languages;
import org.jspecify.annotations.Nullable;

/**
 * The languages that a reader asks for (RFC 9110, {@code Accept-Language}), the best one first; those that the reader does not want, with a
 * weight of 0, last.
 *
 * @param ranges none if the reader takes every language
 */
public record AcceptedLanguages(List<LanguageRange> ranges) {

    private static final String ANY = "*";

    /** @param header one that cannot be read asks for nothing, like none */
    public static AcceptedLanguages of(@Nullable String header) {
        List<LanguageRange> ranges = header == null ? List.of() : parse(header);
        boolean takesAny = ranges.isEmpty()
                || isAny(ranges.get(0)) && ranges.stream().noneMatch(range -> isUnwanted(range) && !isAny(range));
        return new AcceptedLanguages(takesAny ? List.of() : ranges);
    }

    private static List<LanguageRange> parse(String header) {
        try {
            return LanguageRange.parse(header);
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            // The JDK promises the former only, but a lone hyphen makes it throw the latter.
            return List.of();
        }
    }

    private static boolean isAny(LanguageRange range) {
        return range.getRange().equals(ANY);
    }

    private static boolean isUnwanted(LanguageRange range) {
        return range.getWeight() == 0;
    }

    /** Whether one language is asked for before others, or one is unwanted. */
    public boolean areNamed() {
        return !ranges.isEmpty();
    }

    /** Their tags, the best one first; each unwanted one with its weight. */
    String tags() {
        return ranges.stream()
                .map(range -> isUnwanted(range) ? range.toString() : range.getRange())
                .collect(Collectors.joining("+"));
    }

    /** The one asked for first; the default one if none is. */
    public Locale first() {
        return ranges.stream()
                .limit(1)
                .filter(range -> !isAny(range) && !isUnwanted(range))
                .map(range -> Locale.forLanguageTag(range.getRange()))
                .findFirst()
                .orElse(Languages.DEFAULT);
    }

    /**
     * The best of the texts alone (RFC 4647, lookup), under its language; if none of the languages is there, the one in the default
     * language, else the first. One in an unwanted language only if there is no other.
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
                ? Languages.tag(wanted(texts), Languages.DEFAULT)
                : texts.keySet().stream()
                        .filter(best::equalsIgnoreCase)
                        .findFirst()
                        .orElseThrow();
    }

    /** The texts that are not in an unwanted language; all if none is left. */
    private Map<String, String> wanted(Map<String, String> texts) {
        List<LanguageRange> unwanted = ranges.stream()
                .filter(range -> isUnwanted(range))
                .map(range -> new LanguageRange(range.getRange()))
                .toList();
        Map<String, String> wanted = new TreeMap<>(texts);
        Locale.filterTags(unwanted, texts.keySet()).forEach(wanted::remove);
        return wanted.isEmpty() ? texts : wanted;
    }
}
