package org.interagency.contracts.vocabulary;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.interagency.contracts.Languages;

/**
 * What people call the vocabularies and, as a part of a sentence, the entries of some of them: functions, and the standard contingencies,
 * benefits and population groups.
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
     * What an entry of a vocabulary is called in a sentence, if that is known.
     *
     * @param language one of {@link Languages#ALL}
     */
    public static Optional<String> of(Vocabulary vocabulary, String code, Locale language) {
        ResourceBundle texts = TEXTS.get(language);
        String key = vocabulary.code() + "." + code;
        return texts.containsKey(key) ? Optional.of(texts.getString(key)) : Optional.empty();
    }
}
