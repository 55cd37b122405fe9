package org.interagency.mapping.search;

import java.util.Comparator;

/**
 * A fact that a search has found.
 *
 * @param topic the topic of its kind, see {@link org.interagency.contracts.Topics}
 * @param code its code
 * @param fit in what way it fits
 * @param likeness how much of it was looked for, from 0 to 1; less for a name in another language than the reader's
 */
record SearchMatch(String topic, String code, Fit fit, double likeness) {

    /** The better match first. */
    static final Comparator<SearchMatch> BEST_FIRST = Comparator.comparing(SearchMatch::fit)
            .thenComparing(Comparator.comparingDouble(SearchMatch::likeness).reversed());

    /** In what way a fact fits what is looked for, the best way first. */
    enum Fit {
        /** It is the code. */
        CODE,
        /** It is a name, now or at another time. */
        NAME,
        /** The code or a name begins with it. */
        BEGINNING,
        /** The code or a name has its words, or words that resemble them. */
        WORDS
    }
}
