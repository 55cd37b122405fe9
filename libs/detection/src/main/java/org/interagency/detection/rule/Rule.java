package org.interagency.detection.rule;

import java.util.List;

/**
 * Something that can be wrong with the distribution of responsibilities.
 *
 * @param <C> the facts of one subject, with what its rules share
 */
interface Rule<C> {

    /** What its findings are called. */
    RuleName name();

    /** Its findings, in a fixed order: the same facts, in any order, give equal findings. */
    List<Finding> findings(C context);
}
