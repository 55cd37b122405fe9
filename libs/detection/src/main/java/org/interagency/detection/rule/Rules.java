package org.interagency.detection.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * The index of all rules, by the subject whose facts they need. A new rule is added here.
 *
 * @param <C> the facts of the subject
 */
public final class Rules<C> {

    /** About one function of one programme: the overlaps in the order of their agencies, then what is unassigned. */
    public static final Rules<FunctionContext> FUNCTION = new Rules<>(List.of(new Overlap(), new Unassigned()));

    /** About the tenure of one programme: what is orphaned, the programme first, then by functions and agencies. */
    public static final Rules<TenureContext> TENURE = new Rules<>(List.of(new Orphaned()));

    /** About one contingency in one territory: the duplications in the order of their programmes, then the others. */
    public static final Rules<ContingencyContext> CONTINGENCY =
            new Rules<>(List.of(new Duplication(), new Fragmentation(), new Uncovered()));

    private final List<Rule<C>> all;

    private Rules(List<Rule<C>> all) {
        this.all = all;
    }

    /** All findings: those of one rule after those of the other, each id once. */
    public List<Finding> findings(C context) {
        List<Finding> findings = new ArrayList<>();
        all.forEach(rule -> findings.addAll(rule.findings(context)));
        return findings;
    }

    /** The rules, in the order of their findings. */
    List<Rule<C>> all() {
        return all;
    }
}
