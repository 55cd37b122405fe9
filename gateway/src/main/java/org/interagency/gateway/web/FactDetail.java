package org.interagency.gateway.web;

import java.util.List;

/**
 * A field of a fact, in words.
 *
 * @param term the name of the field
 * @param values its values; empty if it has none, and is left out
 * @param more how many more values there are, in words; empty if there are no more
 */
public record FactDetail(String term, List<FactLink> values, String more) {

    /** The most values that are shown. */
    static final int MOST = 10;

    /** A field with one value, which has no page; without a value if that is empty. */
    static FactDetail text(PageTexts texts, String field, String value) {
        return new FactDetail(
                texts.of("fact." + field), value.isEmpty() ? List.of() : List.of(FactLink.plain(value)), "");
    }

    /** A field with several values, of which the first are shown. */
    static FactDetail links(PageTexts texts, String field, List<FactLink> values) {
        return new FactDetail(
                texts.of("fact." + field), values.stream().limit(MOST).toList(), texts.more(values.size(), MOST));
    }

    /** A field with several values that have no pages. */
    static FactDetail texts(PageTexts texts, String field, List<String> values) {
        return links(texts, field, values.stream().map(FactLink::plain).toList());
    }
}
