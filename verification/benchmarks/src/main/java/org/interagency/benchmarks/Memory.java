package org.interagency.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.interagency.detection.fact.Accountability;
import org.openjdk.jol.info.GraphLayout;

/** Measures the memory that responsibilities take. */
final class Memory {

    private Memory() {}

    /** The bytes per responsibility, as rows of the sweep. */
    static long asRows(List<AccountabilityRow> rows) {
        return perRow(SweepContender.sweep(rows), rows);
    }

    /** The bytes per responsibility, as input facts of detection, with everything that they refer to. */
    static long asFacts(List<AccountabilityRow> rows) {
        List<Accountability> facts = new ArrayList<>();
        for (AccountabilityRow row : rows) {
            String id = "responsibility-" + facts.size();
            facts.add(new Accountability(id, "agency-" + row.agency(), null, row.extent()));
        }
        return perRow(facts, rows);
    }

    private static long perRow(Object all, List<AccountabilityRow> rows) {
        return Math.round((double) GraphLayout.parseInstance(all).totalSize() / rows.size());
    }
}
