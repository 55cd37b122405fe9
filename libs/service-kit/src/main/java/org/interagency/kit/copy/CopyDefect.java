package org.interagency.kit.copy;

import java.util.List;
import java.util.Optional;
import org.interagency.contracts.Fact;
import org.interagency.contracts.TimedFact;
import org.interagency.contracts.vocabulary.Coded;
import org.jspecify.annotations.Nullable;

/**
 * A copy that differs from its owner's fact.
 *
 * @param service the service that keeps the copy
 * @param topic the topic of the fact
 * @param key of the fact
 * @param version of the copy; {@code null} if there is none
 * @param ownersVersion of the fact; {@code null} if its owner does not have it
 */
public record CopyDefect(
        String service, String topic, String key, Kind kind, @Nullable Long version, @Nullable Long ownersVersion) {

    /** How they differ. */
    public enum Kind implements Coded {
        /** There is no copy. */
        MISSING,
        /** The copy has an older version. */
        OLDER,
        /** The copy has a newer version. */
        NEWER,
        /** Both have the same version, but different content. */
        DIFFERENT,
        /** The owner does not have the fact. */
        UNKNOWN_TO_OWNER
    }

    /**
     * The defect of a copy; empty if it equals the owner's fact.
     *
     * @param copy {@code null} if there is none
     * @param owned the owner's fact; {@code null} if the owner does not have it
     */
    static Optional<CopyDefect> between(
            String service, String topic, String key, @Nullable Fact copy, @Nullable Fact owned) {
        return difference(copy, owned)
                .map(kind -> new CopyDefect(
                        service,
                        topic,
                        key,
                        kind,
                        copy == null ? null : copy.version(),
                        owned == null ? null : owned.version()));
    }

    private static Optional<Kind> difference(@Nullable Fact copy, @Nullable Fact owned) {
        if (owned == null) {
            return copy == null ? Optional.empty() : Optional.of(Kind.UNKNOWN_TO_OWNER);
        }
        if (copy == null) {
            return Optional.of(Kind.MISSING);
        }
        if (copy.version() != owned.version()) {
            return Optional.of(copy.version() < owned.version() ? Kind.OLDER : Kind.NEWER);
        }
        return content(copy).equals(content(owned)) ? Optional.empty() : Optional.of(Kind.DIFFERENT);
    }

    /** The content of a fact on all days, independent of the day as of which it was read. */
    private static Object content(Fact fact) {
        return fact instanceof TimedFact<?> timed ? contentOfStates(timed) : fact;
    }

    private static <T extends TimedFact<T>> List<T> contentOfStates(TimedFact<T> timed) {
        return timed.states().stream()
                .map(state -> state.with(0, state.since(), state.until(), List.of()))
                .toList();
    }

    /** Whether an event that has not arrived yet could correct the copy. */
    boolean mayBeUnderWay() {
        return kind == Kind.MISSING || kind == Kind.OLDER;
    }
}
