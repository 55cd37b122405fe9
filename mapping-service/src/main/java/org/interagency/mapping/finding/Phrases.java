package org.interagency.mapping.finding;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.SimpleFormatter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.interagency.contracts.Languages;

/** How one language says things: the patterns of a properties file, lists and dates. */
final class Phrases {

    /** One for each of {@link Languages#ALL}. */
    static final List<Phrases> ALL = Languages.ALL.stream().map(Phrases::new).toList();

    private final Locale language;
    private final Map<String, SimpleFormatter> patterns;
    private final ListFormatter lists;
    private final DateTimeFormatter dates;

    private Phrases(Locale language) {
        this.language = language;
        ResourceBundle bundle = Languages.texts(Phrases.class, "explanations", language);
        this.patterns = bundle.keySet().stream()
                .collect(Collectors.toMap(key -> key, key -> SimpleFormatter.compile(bundle.getString(key))));
        this.lists = ListFormatter.getInstance(language);
        this.dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language);
    }

    Locale language() {
        return language;
    }

    /**
     * Fills a pattern.
     *
     * @param key the pattern's
     * @param values what its numbers stand for; each is put in as its text
     */
    String say(String key, Object... values) {
        return patterns.get(key)
                .format(Arrays.stream(values).map(String::valueOf).toArray(String[]::new));
    }

    /** Strings them together as a sentence does: with commas, and an "and" before the last. */
    String list(List<String> items) {
        return lists.format(items);
    }

    String date(LocalDate date) {
        return dates.format(date);
    }
}
