package org.interagency.contracts.vocabulary;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.interagency.contracts.Languages;

/**
 * What people call the vocabularies and, as a part of a sentence, the entries of some of them: functions, contingencies, benefits and
 * population groups.
 */
public final class Names {

    private static final Map<Locale, ResourceBundle> TEXTS = Languages.ALL.stream()
            .collect(Collectors.toMap(
                    language -> language, language -> Languages.texts(Names.class, "names", language)));

    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    /** The name of a vocabulary, as the texts have it. */
    private static final ClassValue<String> VOCABULARIES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> vocabulary) {
            return BETWEEN_WORDS
                    .matcher(vocabulary.getSimpleName())
                    .replaceAll("-")
                    .toLowerCase(Locale.ROOT);
        }
    };

    private Names() {}

    /**
     * The name of an entry.
     *
     * @param language one of {@link Languages#ALL}
     * @throws java.util.MissingResourceException if entries of its kind have no names
     */
    public static String of(Coded entry, Locale language) {
        return TEXTS.get(language).getString(VOCABULARIES.get(entry.getClass()) + "." + entry.code());
    }
}
