package org.interagency.mapping.indices;

import java.util.Map;
import org.interagency.contracts.ByLanguage;
import org.jspecify.annotations.Nullable;

/**
 * What an index says.
 *
 * @param name by language
 * @param definition what is divided by what, by language
 * @param minimum the smallest possible value
 * @param maximum the largest possible value; {@code null} if there is none
 * @param source where the definition comes from, by language
 */
public record IndexDefinition(
        IndexName index,
        @ByLanguage Map<String, String> name,
        @ByLanguage Map<String, String> definition,
        IndexUnit unit,
        int minimum,
        @Nullable Integer maximum,
        @ByLanguage Map<String, String> source) {}
