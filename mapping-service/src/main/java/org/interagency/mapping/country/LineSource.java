package org.interagency.mapping.country;

import org.interagency.contracts.vocabulary.Coded;

/** Where the definition of a line comes from. The texts are in {@code lines_*.properties}. */
enum LineSource implements Coded {
    /** An indicator of the right to social security in the OAS <i>Progress Indicators</i>, as extracts of it tell. */
    OAS,
    /** An indicator of the guidelines of the Inter-American Commission on Human Rights, on which the OAS builds. */
    IACHR,
    /** The registry's own definition, for a category or principle of the OAS. */
    OWN
}
