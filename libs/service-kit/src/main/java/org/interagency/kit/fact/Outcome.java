package org.interagency.kit.fact;

import org.interagency.contracts.Fact;
import org.interagency.kit.problem.ProblemException;

/** What became of one thing that was to be written. */
public sealed interface Outcome<F extends Fact> {

    /** The fact stands as asked. */
    record Stored<F extends Fact>(F fact, Change change) implements Outcome<F> {}

    /**
     * Nothing was written.
     *
     * @param problem why
     */
    record Refused<F extends Fact>(ProblemException problem) implements Outcome<F> {}

    /**
     * What was stored.
     *
     * @throws ProblemException if it was refused
     */
    default Stored<F> orThrow() {
        if (this instanceof Refused<F> refused) {
            throw refused.problem();
        }
        return (Stored<F>) this;
    }
}
