package org.interagency.kit.csv;

import org.interagency.contracts.vocabulary.Coded;

/** What an import does at the moment. */
public enum ImportPhase implements Coded {
    /** Its file arrives, and is checked row by row. */
    READING,
    /** Facts of other services are looked up to which the rows refer. */
    PREPARING,
    /** Its rows are stored. */
    STORING,
    /** What follows from the rows is computed and stored. */
    SETTLING,
    /** It has ended: all its rows, some or none are stored. Its own answer says which. */
    ENDED
}
