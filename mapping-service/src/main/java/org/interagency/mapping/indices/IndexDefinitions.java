package org.interagency.mapping.indices;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.interagency.contracts.Languages;

/** The definitions of all indices, from a properties file for each language. */
public final class IndexDefinitions {

    /** In the order of {@link IndexName}. */
    static final List<IndexDefinition> ALL =
            Arrays.stream(IndexName.values()).map(IndexDefinitions::define).toList();

    private IndexDefinitions() {}

    /** The definition of an index. */
    public static IndexDefinition of(IndexName index) {
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
        return Languages.inAll(IndexDefinitions.class, "indices", key);
    }
}
