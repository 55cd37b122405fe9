package org.interagency.contracts.vocabulary;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.interagency.contracts.Languages;

/**
 * The names of vocabularies, and names that fit into a sentence for some entries: functions, and the standard contingencies, benefits and population
 * groups.
 */
public final class Names {

    private static final Map<Locale, ResourceBundle> TEXTS = Languages.ALL.stream()
            .collect(Collectors.toMap(
                    language -> language, language -> Languages.texts(Names.class, "names", language)));

    private Names() {}

    /**
     * The name of a vocabulary.
     *
     * @param language one of {@link Languages#ALL}
     */
    public static String of(Vocabulary vocabulary, Locale language) {
        return TEXTS.get(language).getString("vocabularies." + vocabulary.code());
    }

    /**
     * The name of an entry that fits into a sentence; empty if it has none.
     *
     * @param language one of {@link Languages#ALL}
     */
    public static Optional<String> of(Vocabulary vocabulary, String code, Locale language) {
        ResourceBundle texts = TEXTS.get(language);
        String key = vocabulary.code() + "." + code;
        return texts.containsKey(key) ? Optional.of(texts.getString(key)) : Optional.empty();
    }
}
