package org.interagency.kit.fact;

import java.util.Optional;
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
        String thing = "The " + kind.name() + " " + key;
        if (standing.isEmpty() && (exists || versions != null)) {
            return refusal("There is no " + kind.name() + " " + key + ". Leave the condition out to create it.");
        }
        if (versions != null && !versions.contains(standing.version())) {
            return otherVersion(thing, standing.version());
        }
        if (isAbsent && !standing.isEmpty()) {
            return refusal(thing
                    + " exists already, but the condition is that it does not. Leave the condition out to replace it.");
        }
        return Optional.empty();
    }

    /**
     * The refusal if a thing that exists has none of the versions.
     *
     * @param thing names it at the beginning of a sentence
     */
    public Optional<RefusedException> unmet(String thing, long version) {
        return versions == null || versions.contains(version) ? Optional.empty() : otherVersion(thing, version);
    }

    private static Optional<RefusedException> otherVersion(String thing, long version) {
        return refusal(thing + " is at version " + version
                + ", but was read at another version. Read it again and repeat the change.");
    }

    private static Optional<RefusedException> refusal(String detail) {
        return Optional.of(RefusedException.outdated(detail));
    }
}
