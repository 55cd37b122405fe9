package org.interagency.contracts.vocabulary;

/** Where a finding stands. */
public enum FindingStatus implements Coded {
    OPEN,
    RESOLVED
}
