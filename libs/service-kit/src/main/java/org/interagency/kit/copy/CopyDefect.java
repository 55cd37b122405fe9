package org.interagency.kit.copy;

import org.interagency.contracts.vocabulary.Coded;
import org.jspecify.annotations.Nullable;

/**
 * A copy that differs from what the owner of the fact has: the topic and the owner disagree.
 *
 * @param topic the topic of the fact
 * @param key of the fact
 * @param version of the copy; {@code null} if there is none
 * @param ownersVersion of the fact; {@code null} if its owner does not have it
 */
public record CopyDefect(String topic, String key, Kind kind, @Nullable Long version, @Nullable Long ownersVersion) {

    /** How they differ. */
    public enum Kind implements Coded {
        /** There is no copy. */
        MISSING,
        /** The copy has an older version. */
        OLDER,
        /** The copy has a newer version. */
        NEWER,
        /** Both have one version, which says two things. */
        DIFFERENT,
        /** The owner does not have the fact. */
        UNKNOWN_TO_OWNER
    }

    /** Whether an event that is under way could mend it. */
    boolean mayBeUnderWay() {
        return kind == Kind.MISSING || kind == Kind.OLDER;
    }
}
