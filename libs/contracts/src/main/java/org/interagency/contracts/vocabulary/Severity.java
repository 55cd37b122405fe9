package org.interagency.contracts.vocabulary;

/** How grave a finding is, from the least. */
public enum Severity implements Coded {
    LOW,
    MEDIUM,
    HIGH
}
