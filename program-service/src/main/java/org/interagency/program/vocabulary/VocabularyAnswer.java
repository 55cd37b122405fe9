package org.interagency.program.vocabulary;

import java.util.Map;
import java.util.TreeMap;
import org.interagency.contracts.ByLanguage;
import org.interagency.contracts.Languages;
import org.interagency.contracts.vocabulary.Names;
import org.interagency.contracts.vocabulary.Vocabulary;

/**
 * A vocabulary, without its entries.
 *
 * @param name the name by BCP 47 language tag
 * @param open whether a country can add entries of its own
 */
record VocabularyAnswer(String code, @ByLanguage Map<String, String> name, boolean open) {

    static VocabularyAnswer of(Vocabulary vocabulary) {
        Map<String, String> name = new TreeMap<>();
        Languages.ALL.forEach(language -> name.put(language.getLanguage(), Names.of(vocabulary, language)));
        return new VocabularyAnswer(vocabulary.code(), name, vocabulary.isOpen());
    }
}
