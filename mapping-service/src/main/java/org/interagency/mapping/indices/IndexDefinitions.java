package org.interagency.mapping.indices;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.interagency.contracts.Languages;

/** The definitions of all indices, from a properties file for each language. */
final class IndexDefinitions {

    /** In the order of {@link IndexName}. */
    static final List<IndexDefinition> ALL =
            Arrays.stream(IndexName.values()).map(IndexDefinitions::define).toList();

    private IndexDefinitions() {}

    static IndexDefinition of(IndexName index) {
        return ALL.get(index.ordinal());
    }

    private static IndexDefinition define(IndexName index) {
        return new IndexDefinition(
                index,
                texts(index.code() + ".name"),
                texts(index.code() + ".definition"),
                index.unit(),
                0,
                index.unit() == IndexUnit.SHARE ? 1 : null,
                texts(index.code() + ".source"));
    }

    private static Map<String, String> texts(String key) {
        Map<String, String> texts = new TreeMap<>();
        for (Locale language : Languages.ALL) {
            texts.put(
                    language.getLanguage(),
                    Languages.texts(IndexDefinitions.class, "indices", language).getString(key));
        }
        return texts;
    }
}
