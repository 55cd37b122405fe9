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
 * The languages that a client accepts (RFC 9110, {@code Accept-Language}), the preferred one first; those that it rejects, with a weight of 0, last.
 *
 * @param ranges empty if the client accepts every language
 */
public record AcceptedLanguages(List<LanguageRange> ranges) {

    private static final String ANY = "*";

    /** @param header {@code null} or a header that cannot be read accepts every language */
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
            // The JDK documents only the first one, but throws the second one for a lone hyphen.
            return List.of();
        }
    }

    private static boolean isAny(LanguageRange range) {
        return range.getRange().equals(ANY);
    }

    private static boolean isUnwanted(LanguageRange range) {
        return range.getWeight() == 0;
    }

    /** Whether the client prefers or rejects a language. */
    public boolean areNamed() {
        return !ranges.isEmpty();
    }

    /** The tags of the languages, joined by {@code +}, the preferred one first; each rejected one with its weight. */
    String tags() {
        return ranges.stream()
                .map(range -> isUnwanted(range) ? range.toString() : range.getRange())
                .collect(Collectors.joining("+"));
    }

    /** The preferred language; the default one if the client prefers none. */
    public Locale first() {
        return ranges.stream()
                .limit(1)
                .filter(range -> !isAny(range) && !isUnwanted(range))
                .map(range -> Locale.forLanguageTag(range.getRange()))
                .findFirst()
                .orElse(Languages.DEFAULT);
    }

    /**
     * The text in the best language (RFC 4647, lookup), by its tag. If no text has one of the languages: the one in the default language, else the
     * first. A text in a rejected language only if there is no other.
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

    /** The texts without those in rejected languages; all texts if none is left. */
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
