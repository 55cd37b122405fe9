package org.interagency.mapping.indices;

import org.interagency.contracts.vocabulary.Coded;

/** By what indices are compared. */
public enum IndexDimension implements Coded {
    TERRITORY,
    LEVEL,
    CONTINGENCY,
    PROGRAMME
}
