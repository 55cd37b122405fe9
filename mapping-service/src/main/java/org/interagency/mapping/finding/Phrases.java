package org.interagency.mapping.finding;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.SimpleFormatter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.interagency.contracts.Languages;

/** The patterns of one language, from a properties file, with its lists and dates. */
public final class Phrases {

    /** One for each of {@link Languages#ALL}. */
    public static final List<Phrases> ALL =
            Languages.ALL.stream().map(Phrases::new).toList();

    /** The largest number of things that are named. */
    static final int MOST_NAMED = 3;

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

    /** The language. */
    public Locale language() {
        return language;
    }

    /**
     * Fills a pattern.
     *
     * @param key the key of the pattern
     * @param values the values of the placeholders {0}, {1} and so on, inserted as text
     */
    public String say(String key, Object... values) {
        return patterns.get(key)
                .format(Arrays.stream(values).map(String::valueOf).toArray(String[]::new));
    }

    /** Joins items as a sentence does: with commas, and an "and" before the last. */
    public String list(List<String> items) {
        return lists.format(items);
    }

    /** Joins the names of things. If there are more than {@value #MOST_NAMED}, the rest is only counted. */
    public <T> String someOf(List<T> things, Function<T, String> name) {
        List<String> named = new ArrayList<>();
        things.stream().limit(MOST_NAMED).forEach(thing -> named.add(name.apply(thing)));
        if (things.size() > MOST_NAMED) {
            named.add(say("more", things.size() - MOST_NAMED));
        }
        return list(named);
    }

    /** A date in the long form of the language. */
    public String date(LocalDate date) {
        return dates.format(date);
    }
}
