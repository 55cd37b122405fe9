package org.interagency.kit.copy;

import org.interagency.contracts.vocabulary.Coded;

/** The kinds of work that follows from copies. */
public enum WorkKind implements Coded {
    /** To carry out a reorganisation. The key is its code. */
    REORGANISATION,
    /** To detect a programme. The key is its code. */
    PROGRAMME,
    /** To detect a contingency in a country. The key is the contingency's code and the country's, as in {@code poverty/BR}. */
    CONTINGENCY
}
