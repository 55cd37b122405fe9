package org.interagency.kit.fact;

/** What a write did to a fact. */
public enum FactChange {
    REGISTERED,
    CHANGED,
    RETIRED,
    /** The fact was the same before; nothing was written and no event is sent. */
    NONE
}
