package org.interagency.kit.fact;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.interagency.contracts.TimedFact;
import org.interagency.contracts.Timeline;
import org.interagency.kit.rule.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * A condition of a write on the current version of the thing.
 *
 * @param exists whether the thing must exist
 * @param versions the versions of which one must be the current one; {@code null} for any
 * @param isAbsent whether the thing must not exist
 */
public record Precondition(boolean exists, @Nullable Set<Long> versions, boolean isAbsent) {

    /** No condition. */
    public static final Precondition NONE = new Precondition(false, null, false);

    /** The refusal if the condition is not met. */
    <F extends TimedFact<F>> Optional<RefusedException> unmet(FactKind<F, ?> kind, String key, Timeline<F> standing) {
        return unmet(kind.name(), key, standing.isEmpty() ? OptionalLong.empty() : OptionalLong.of(standing.version()));
    }

    /**
     * Checks the condition.
     *
     * @param kind what the thing is, such as {@code finding}
     * @param key which one it is
     * @param version its current version; empty if it does not exist
     * @throws RefusedException 412 if the condition is not met
     */
    public void require(String kind, String key, OptionalLong version) {
        unmet(kind, key, version).ifPresent(refusal -> {
            throw refusal;
        });
    }

    private Optional<RefusedException> unmet(String kind, String key, OptionalLong version) {
        String thing = "The " + kind + " " + key;
        if (version.isEmpty()) {
            return exists || versions != null
                    ? refusal("There is no " + kind + " " + key + ". Leave the condition out to create it.")
                    : Optional.empty();
        }
        if (versions != null && !versions.contains(version.getAsLong())) {
            return refusal(thing + " is at version " + version.getAsLong()
                    + ", but was read at another version. Read it again and repeat the change.");
        }
        return isAbsent
                ? refusal(
                        thing
                                + " exists already, but the condition is that it does not. Leave the condition out to replace it.")
                : Optional.empty();
    }

    private static Optional<RefusedException> refusal(String detail) {
        return Optional.of(RefusedException.outdated(detail));
    }
}
