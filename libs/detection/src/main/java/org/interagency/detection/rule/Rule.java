package org.interagency.detection.rule;

import java.util.List;

/**
 * A rule that detects one kind of fault in the distribution of responsibilities.
 *
 * @param <C> the facts of one subject, and results that several of its rules use
 */
interface Rule<C> {

    /** The name of the rule. */
    RuleName name();

    /** The findings, in a fixed order: the same facts, in any order, give equal findings. */
    List<Finding> findings(C context);
}
