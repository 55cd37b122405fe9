package org.interagency.kit.fact;

/** What a write did to a fact. */
public enum FactChange {
    REGISTERED,
    CHANGED,
    RETIRED,
    /** It stood just so already; nothing was written and no event left. */
    NONE
}
