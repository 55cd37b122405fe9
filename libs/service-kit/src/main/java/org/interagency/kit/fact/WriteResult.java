package org.interagency.kit.fact;

import org.interagency.contracts.Fact;
import org.interagency.kit.rule.RefusedException;

/** What became of one thing that was to be written. */
public sealed interface WriteResult<F extends Fact> {

    /** The fact stands as asked. */
    record Stored<F extends Fact>(F fact, FactChange change) implements WriteResult<F> {}

    /**
     * Nothing was written.
     *
     * @param refusal why
     */
    record Refused<F extends Fact>(RefusedException refusal) implements WriteResult<F> {}

    /**
     * What was stored.
     *
     * @throws RefusedException if it was refused
     */
    default Stored<F> orThrow() {
        if (this instanceof Refused<F> refused) {
            throw refused.refusal();
        }
        return (Stored<F>) this;
    }
}
