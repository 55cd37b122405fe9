package org.interagency.contracts.vocabulary;

/** How agencies are reorganised (W3C ORG {@code ChangeEvent}). */
public enum AgencyChangeType implements Coded {
    /** One agency goes on under another name, or as another body that takes everything over. */
    RENAME,
    /** Agencies become one, which takes everything over. */
    MERGE,
    /** One agency becomes several. */
    SPLIT,
    /** Agencies end; others may take over some of what they held. */
    DISSOLVE,
    /** What an agency holds passes to others, and it goes on. */
    TRANSFER;

    /** Whether holdings that no transfer names pass on too. */
    public boolean passesOnEverything() {
        return this == RENAME || this == MERGE;
    }

    /** Whether agencies in {@code from} end unless they are in {@code to} too. */
    public boolean endsAgencies() {
        return this != TRANSFER;
    }
}
