package org.interagency.kit.fact;

import java.util.List;
import org.interagency.contracts.Fact;
import org.interagency.kit.problem.FieldError;
import org.interagency.kit.problem.ProblemException;

/** What became of one thing that was to be written. */
public sealed interface Outcome<F extends Fact> {

    /** The fact stands as asked. */
    record Stored<F extends Fact>(F fact, Change change) implements Outcome<F> {}

    /**
     * Nothing was written.
     *
     * @param problem why
     * @param missingReference whether the reason is a code that may yet be registered
     */
    record Refused<F extends Fact>(ProblemException problem, boolean missingReference) implements Outcome<F> {

        /** Refused for errors in its fields. */
        public static <F extends Fact> Refused<F> unprocessable(List<FieldError> errors, boolean missingReference) {
            return new Refused<>(ProblemException.unprocessable(errors), missingReference);
        }
    }

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
