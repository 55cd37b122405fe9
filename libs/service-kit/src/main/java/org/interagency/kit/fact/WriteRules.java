package org.interagency.kit.fact;

import java.util.List;
import org.interagency.contracts.TimedFact;
import org.interagency.contracts.Timeline;
import org.interagency.kit.fact.WriteResult.Stored;
import org.interagency.kit.rule.Violation;

/**
 * The rules of a kind of fact for one batch. Created once for each batch, with all data that the rules need.
 *
 * @param <F> the fact
 * @param <R> the request
 */
@FunctionalInterface
public interface WriteRules<F extends TimedFact<F>, R extends FactRequest<F>> {

    /** The violations of a request, checked after the earlier requests of the batch were stored; empty if it may be stored. */
    List<Violation> violations(R request);

    /**
     * The fact to be stored for a request.
     *
     * @param standing the current states of the thing
     */
    default F fact(R request, Timeline<F> standing) {
        return request.fact();
    }

    /** Writes what follows from a fact that was just stored, and returns the fact as it is afterwards. */
    default Stored<F> followUp(R request, Stored<F> stored) {
        return stored;
    }
}
