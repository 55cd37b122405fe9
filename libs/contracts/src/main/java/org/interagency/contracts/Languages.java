package org.interagency.contracts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The languages in which the registry writes texts of its own. */
public final class Languages {

    /** The language for readers who accept none of the others. British English, since most of the world writes the day before the month. */
    public static final Locale DEFAULT = Locale.UK;

    /** All languages, the default one first. */
    public static final List<Locale> ALL =
            List.of(DEFAULT, Locale.forLanguageTag("es"), Locale.forLanguageTag("pt"), Locale.forLanguageTag("fr"));

    /** A regular expression for language tags (BCP 47), such as {@code en} or {@code zh-Hant}. */
    public static final String TAG = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*";

    private Languages() {}

    /**
     * The text in a language, else in the default one, else the first text.
     *
     * @param texts by language, at least one
     */
    public static String pick(Map<String, String> texts, Locale language) {
        return texts.get(tag(texts, language));
    }

    /**
     * The tag of the text that {@link #pick} returns.
     *
     * @param texts by language, at least one
     */
    public static String tag(Map<String, String> texts, Locale language) {
        return Stream.of(language, DEFAULT)
                .map(Locale::getLanguage)
                .filter(texts::containsKey)
                .findFirst()
                .orElseGet(() -> texts.keySet().iterator().next());
    }

    /**
     * The resource bundle of a language, without fallback to another language.
     *
     * @param owner a class in the package of the properties files
     * @param name the name of the files, without the language
     * @throws java.util.MissingResourceException if there is no file
     */
    public static ResourceBundle texts(Class<?> owner, String name, Locale language) {
        return ResourceBundle.getBundle(
                owner.getPackageName() + "." + name,
                language,
                owner.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /**
     * A text of the resource bundles of all languages, by language.
     *
     * @param owner as of {@link #texts}
     * @param name as of {@link #texts}
     * @throws java.util.MissingResourceException if a language lacks it
     */
    public static Map<String, String> inAll(Class<?> owner, String name, String key) {
        Map<String, String> texts = new TreeMap<>();
        for (Locale language : ALL) {
            texts.put(language.getLanguage(), texts(owner, name, language).getString(key));
        }
        return texts;
    }
}
