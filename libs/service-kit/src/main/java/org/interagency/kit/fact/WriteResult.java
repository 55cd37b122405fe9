package org.interagency.kit.fact;

import org.interagency.contracts.Fact;
import org.interagency.kit.rule.RefusedException;

/** The result of writing one fact. */
public sealed interface WriteResult<F extends Fact> {

    /** The fact is stored as requested. */
    record Stored<F extends Fact>(F fact, FactChange change) implements WriteResult<F> {}

    /**
     * Nothing was written.
     *
     * @param refusal why
     */
    record Refused<F extends Fact>(RefusedException refusal) implements WriteResult<F> {}

    /**
     * The stored fact.
     *
     * @throws RefusedException if the write was refused
     */
    default Stored<F> orThrow() {
        if (this instanceof Refused<F> refused) {
            throw refused.refusal();
        }
        return (Stored<F>) this;
    }
}
