package org.interagency.mapping.report;

import org.interagency.contracts.vocabulary.Coded;

/** What the functions are set against in a responsibility matrix. */
enum MatrixColumns implements Coded {
    AGENCY,
    TERRITORY
}
