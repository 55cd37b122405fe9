package org.interagency.detection.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * All rules, by the subject whose facts they need. A new rule is added here.
 *
 * @param <C> the facts of the subject
 */
public final class Rules<C> {

    /** The rules about one function of one programme. Overlaps come first, ordered by agencies, then what is unassigned. */
    public static final Rules<FunctionContext> FUNCTION = new Rules<>(List.of(new Overlap(), new Unassigned()));

    /**
     * The rules about who holds one programme. Findings about the programme come first, ordered by owner, then findings ordered by function and
     * agency.
     */
    public static final Rules<TenureContext> TENURE = new Rules<>(List.of(new Orphaned()));

    /**
     * The rules about one contingency in one territory. Duplications come first, ordered by benefit, then fragmentation, then what is uncovered.
     */
    public static final Rules<ContingencyContext> CONTINGENCY =
            new Rules<>(List.of(new Duplication(), new Fragmentation(), new Uncovered()));

    private final List<Rule<C>> all;

    private Rules(List<Rule<C>> all) {
        this.all = all;
    }

    /** All findings, in the order of the rules; each id occurs once. */
    public List<Finding> findings(C context) {
        List<Finding> findings = new ArrayList<>();
        all.forEach(rule -> findings.addAll(rule.findings(context)));
        return findings;
    }

    /** The rules in the order in which they are applied. */
    List<Rule<C>> all() {
        return all;
    }
}
