package org.interagency.mapping.indices;

import org.interagency.contracts.vocabulary.Coded;

/** The unit of an index. */
public enum IndexUnit implements Coded {
    /** A number from 0 to 1. */
    SHARE,
    /** Days, with fractions. */
    DAYS
}
