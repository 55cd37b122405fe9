package org.interagency.contracts.vocabulary;

/** An agency's part in a function (RACI): accountable, of whom there should be one at any point; responsible, who does the work; consulted; informed. */
public enum Role implements Coded {
    ACCOUNTABLE,
    RESPONSIBLE,
    CONSULTED,
    INFORMED
}
