package org.interagency.contracts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Stream;

/** The languages that the registry speaks itself. */
public final class Languages {

    /** What a reader gets who can be given nothing better. English dates are written as most of the world does. */
    public static final Locale DEFAULT = Locale.UK;

    /** All of them. */
    public static final List<Locale> ALL =
            List.of(DEFAULT, Locale.forLanguageTag("es"), Locale.forLanguageTag("pt"), Locale.forLanguageTag("fr"));

    /** How the tag of a language looks (BCP 47), such as {@code en} or {@code zh-Hant}: a regular expression. */
    public static final String TAG = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*";

    private Languages() {}

    /**
     * The text in a language, else in the default one, else in whichever comes first.
     *
     * @param texts by language, at least one
     */
    public static String pick(Map<String, String> texts, Locale language) {
        return texts.get(tag(texts, language));
    }

    /**
     * The tag of the text that {@link #pick} picks.
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
     * The texts of a language, of which no other stands in where one is missing.
     *
     * @param owner beside which the texts lie, as properties files that are named for their languages
     * @param name the files' name, without the language
     * @throws java.util.MissingResourceException if there are none
     */
    public static ResourceBundle texts(Class<?> owner, String name, Locale language) {
        return ResourceBundle.getBundle(
                owner.getPackageName() + "." + name,
                language,
                owner.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }
}
