package org.interagency.kit.fact;

import org.interagency.contracts.Fact;

/** A row that holds a fact. */
public interface FactEntity<F extends Fact> {

    /** The fact as it stands. */
    F fact();

    /** Takes over everything from the fact. */
    void become(F fact);
}
