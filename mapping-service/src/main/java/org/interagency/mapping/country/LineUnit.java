package org.interagency.mapping.country;

import org.interagency.contracts.vocabulary.Coded;
import org.interagency.mapping.indices.IndexUnit;

/** The unit of a line. What a country fills in names its own. */
enum LineUnit implements Coded {
    /** A number from 0 to 1. */
    SHARE,
    /** A number from 0 to 100. */
    PERCENT,
    NUMBER,
    /** Days, with fractions. */
    DAYS,
    /** Amounts, each in its currency. */
    MONEY,
    TEXT;

    static LineUnit of(IndexUnit unit) {
        return switch (unit) {
            case SHARE -> SHARE;
            case DAYS -> DAYS;
        };
    }
}
