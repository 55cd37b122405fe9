package org.interagency.contracts.vocabulary;

/** How often the parties to a coordination agreement meet. */
public enum MeetingRhythm implements Coded {
    WEEKLY,
    MONTHLY,
    QUARTERLY,
    HALF_YEARLY,
    YEARLY,
    /** Whenever one of the parties asks for it. */
    AS_NEEDED
}
