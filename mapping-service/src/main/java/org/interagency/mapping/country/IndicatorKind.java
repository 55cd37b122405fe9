package org.interagency.mapping.country;

import org.interagency.contracts.vocabulary.Coded;

/** What an indicator measures (OAS, <i>Progress Indicators</i>, 2015). */
enum IndicatorKind implements Coded {
    /** Institutions, laws and plans. */
    STRUCTURAL,
    /** What the State does with them. */
    PROCESS,
    /** What people have of it. */
    OUTCOME
}
