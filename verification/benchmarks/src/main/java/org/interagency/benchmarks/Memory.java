package org.interagency.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.interagency.detection.Accountability;
import org.interagency.detection.ExtentTable;
import org.interagency.detection.GroupBits;
import org.interagency.detection.TerritoryTree;
import org.openjdk.jol.info.GraphLayout;

/** What responsibilities take in memory. */
final class Memory {

    private Memory() {}

    /** Bytes per responsibility as rows that are swept. */
    static long asRows(List<Holding> holdings) {
        TerritoryTree tree = Country.tree();
        GroupBits bits = GroupBits.ofNames(Set.copyOf(Holding.GROUPS));
        ExtentTable table = new ExtentTable(holdings.size());
        holdings.forEach(holding -> table.add(holding.function(), holding.agency(), holding.extent(), tree, bits));
        return perHolding(table, holdings);
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
