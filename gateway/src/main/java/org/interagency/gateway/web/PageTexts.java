package org.interagency.gateway.web;

import io.quarkus.qute.Mapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.Languages;
import org.interagency.contracts.vocabulary.Names;
import org.interagency.contracts.vocabulary.Vocabulary;

/**
 * The texts of the pages in one language, from {@code pages_*.properties}. A template names a text by its key: <code>{t.homeTitle}</code>. An unknown key
 * is an error in the program, and fails.
 */
final class PageTexts implements Mapper {

    private static final Map<Locale, PageTexts> ALL =
            Languages.ALL.stream().collect(Collectors.toMap(language -> language, PageTexts::new));

    private final Locale language;
    private final ResourceBundle texts;

    private PageTexts(Locale language) {
        this.language = language;
        this.texts = Languages.texts(PageTexts.class, "pages", language);
    }

    /** @param language one of {@link Languages#ALL} */
    static PageTexts in(Locale language) {
        return ALL.get(language);
    }

    /** The language of the texts. */
    Locale language() {
        return language;
    }

    /** The formats of the same language. */
    PageFormats formats() {
        return new PageFormats(language);
    }

    @Override
    public Object get(String key) {
        return texts.getString(key);
    }

    @Override
    public boolean appliesTo(String key) {
        return texts.containsKey(key);
    }

    @Override
    public Set<String> mappedKeys() {
        return texts.keySet();
    }

    /** The text with this key, in which {@code {0}}, {@code {1}} and so on stand for the values. */
    String of(String key, String... values) {
        String text = texts.getString(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", values[i]);
        }
        return text;
    }

    /** The name of an entry of a closed vocabulary, such as {@code type.overlap}; the code itself if it has none here. */
    String name(String vocabulary, String code) {
        String key = vocabulary + "." + code;
        return texts.containsKey(key) ? texts.getString(key) : code;
    }

    /** The name of an entry of a vocabulary of the API; the code itself if it is not a standard one. */
    String name(Vocabulary vocabulary, String code) {
        return Names.of(vocabulary, code, language).orElse(code);
    }

    /** What the reader sees beside a field of a form; the name of the field if there is no text for it. */
    String label(String field) {
        return Stream.of(field, "field." + field, "dimension." + field, "fact." + field)
                .filter(texts::containsKey)
                .findFirst()
                .map(texts::getString)
                .orElse(field);
    }

    /**
     * Things in a row, by their names or, where these are not known, their codes.
     *
     * @param most how many are named; of others, the text says how many there are
     */
    String listed(List<String> codes, Map<String, String> names, int most) {
        Stream<String> named = codes.stream().limit(most).map(code -> names.getOrDefault(code, code));
        return Stream.concat(named, Stream.of(more(codes.size(), most)))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** How many of some things are not shown, in words; empty if all are. */
    String more(long all, long shown) {
        return all > shown ? of("more", formats().number(all - shown)) : "";
    }

    /**
     * A text about a number of things, in the singular or the plural.
     *
     * @param key of the two texts, without {@code One} and {@code Many}; {@code {0}} stands for the number
     */
    String counted(String key, long number) {
        return of(key + (isSingular(number) ? "One" : "Many"), formats().number(number));
    }

    /** In French and Portuguese, 0 is singular too (CLDR). */
    private boolean isSingular(long number) {
        return number == 1 || number == 0 && Set.of("fr", "pt").contains(language.getLanguage());
    }
}
