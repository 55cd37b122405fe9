package org.interagency.kit.fact;

import java.util.List;
import org.interagency.contracts.TimedFact;
import org.interagency.contracts.Timeline;
import org.interagency.kit.fact.WriteResult.Stored;
import org.interagency.kit.rule.Violation;

/**
 * What is particular to a kind of fact when a batch of it is written; made once for each batch, with all that it has to know.
 *
 * @param <F> the fact
 * @param <R> the request
 */
@FunctionalInterface
public interface WriteRules<F extends TimedFact<F>, R extends FactRequest<F>> {

    /** What is wrong with a request, after those before it in the batch were stored; nothing if it may be stored. */
    List<Violation> violations(R request);

    /** The fact to be stored for a request. */
    default F fact(R request, Timeline<F> standing) {
        return request.fact();
    }

    /** Writes what follows from a fact that was just stored, and returns the fact as it stands then. */
    default Stored<F> followUp(R request, Stored<F> stored) {
        return stored;
    }
}
