package org.interagency.contracts.vocabulary;

/** What can be wrong with the distribution of responsibilities (GAO-15-49SP for overlap). */
public enum FindingType implements Coded {
    UNASSIGNED,
    OVERLAP
}
