package org.interagency.mapping.search;

import java.util.List;

/**
 * The facts that a search has found, in no order. A fact that fits in several ways is in it several times.
 *
 * @param areSimilar whether nothing fits well, so that these only resemble what was looked for
 */
record SearchMatches(List<SearchMatch> all, boolean areSimilar) {

    /** Those of a kind. */
    List<SearchMatch> of(String topic) {
        return all.stream().filter(match -> match.topic().equals(topic)).toList();
    }
}
