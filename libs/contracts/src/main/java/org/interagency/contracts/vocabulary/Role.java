package org.interagency.contracts.vocabulary;

/**
 * An agency's role in a function (RACI): accountable (there should be exactly one at any point), responsible (does the work), consulted, informed.
 */
public enum Role implements Coded {
    ACCOUNTABLE,
    RESPONSIBLE,
    CONSULTED,
    INFORMED
}
