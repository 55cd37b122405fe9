package org.interagency.kit.fact;

import org.interagency.contracts.TimedFact;
import org.interagency.kit.request.Consistent;

/**
 * A versioned fact as asked for.
 *
 * @param <F> the fact
 */
public interface FactRequest<F extends TimedFact<F>> extends Consistent {

    /** What identifies the thing among those of its kind. */
    String key();

    /** The fact that is asked for, with no version and no days. */
    F fact();
}
