package org.interagency.contracts.vocabulary;

/** How severe a finding is, from the lowest to the highest. */
public enum Severity implements Coded {
    LOW,
    MEDIUM,
    HIGH
}
