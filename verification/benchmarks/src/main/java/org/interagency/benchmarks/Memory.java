package org.interagency.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.interagency.detection.Accountability;
import org.openjdk.jol.info.GraphLayout;

/** What responsibilities take in memory. */
final class Memory {

    private Memory() {}

    /** Bytes per responsibility as rows that are swept. */
    static long asRows(List<Holding> holdings) {
        return perHolding(Sweep.table(holdings), holdings);
    }

    /** Bytes per responsibility as the facts that a detector is given, with what they refer to. */
    static long asFacts(List<Holding> holdings) {
        List<Accountability> facts = new ArrayList<>();
        for (Holding holding : holdings) {
            String id = "responsibility-" + facts.size();
            facts.add(new Accountability(id, "agency-" + holding.agency(), null, holding.extent()));
        }
        return perHolding(facts, holdings);
    }

    private static long perHolding(Object all, List<Holding> holdings) {
        return Math.round((double) GraphLayout.parseInstance(all).totalSize() / holdings.size());
    }
}
