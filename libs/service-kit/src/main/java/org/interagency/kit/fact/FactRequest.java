package org.interagency.kit.fact;

import org.interagency.contracts.TimedFact;
import org.interagency.kit.request.Consistent;

/**
 * A request to write a versioned fact.
 *
 * @param <F> the fact
 */
public interface FactRequest<F extends TimedFact<F>> extends Consistent {

    /** Identifies the thing among those of its kind. */
    String key();

    /** The fact to be written, without a version and without the days of a state. */
    F fact();
}
