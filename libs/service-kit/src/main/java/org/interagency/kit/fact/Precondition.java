package org.interagency.kit.fact;

import java.util.Optional;
import java.util.Set;
import org.interagency.contracts.TimedFact;
import org.interagency.contracts.Timeline;
import org.interagency.kit.rule.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * What a writer expects to stand when it writes.
 *
 * @param exists whether the thing has to exist
 * @param versions the versions of which one has to be the newest; {@code null} means any
 * @param isAbsent whether the thing must not exist
 */
public record Precondition(boolean exists, @Nullable Set<Long> versions, boolean isAbsent) {

    /** Anything may stand. */
    public static final Precondition NONE = new Precondition(false, null, false);

    /** The refusal, if something else stands. */
    <F extends TimedFact<F>> Optional<RefusedException> unmet(FactKind<F, ?> kind, String key, Timeline<F> standing) {
        String thing = "The " + kind.name() + " " + key;
        if (standing.isEmpty() && (exists || versions != null)) {
            return refusal("There is no " + kind.name() + " " + key + " by now. Leave the condition out to create it.");
        }
        if (versions != null && !versions.contains(standing.version())) {
            return refusal(thing + " is at version " + standing.version()
                    + " by now, and was read at another one. Read it again, and write on that.");
        }
        if (isAbsent && !standing.isEmpty()) {
            return refusal(
                    thing
                            + " exists already, and was to be written only if it does not. Leave the condition out to replace it.");
        }
        return Optional.empty();
    }

    private static Optional<RefusedException> refusal(String detail) {
        return Optional.of(RefusedException.outdated(detail));
    }
}
