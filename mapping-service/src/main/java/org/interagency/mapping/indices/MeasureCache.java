package org.interagency.mapping.indices;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.interagency.detection.geometry.PlaceRange;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.mapping.detection.Territories;
import org.jspecify.annotations.Nullable;

/**
 * What is measured, in memory, some 24 bytes for each territory of each part. Each use compares it with the table, so that all replicas answer alike, and
 * reads only what has changed.
 */
@ApplicationScoped
class MeasureCache {

    private static final int AT_ONCE = 500;

    private final StoredMeasures stored;
    private final Territories territories;
    private final Lock turn = new ReentrantLock();

    /** Used in turn. */
    private final CodeNumbers codes = new CodeNumbers();

    /** Used in turn. */
    private Map<Long, MeasuredFunction> byStamp = Map.of();

    /** Used in turn; replaced and never changed, since answers still read it. */
    private Map<String, List<MeasuredFunction>> byProgramme = Map.of();

    private volatile @Nullable MeasuredFunctions newest;

    MeasureCache(StoredMeasures stored, Territories territories) {
        this.stored = stored;
        this.territories = territories;
    }

    /** What the table has now. Needs a transaction. */
    MeasuredFunctions current() {
        TerritoryTree tree = territories.tree();
        String state = stored.state();
        MeasuredFunctions known = newest;
        return isCurrent(known, state, tree) ? known : read(tree);
    }

    private static boolean isCurrent(@Nullable MeasuredFunctions known, String state, TerritoryTree tree) {
        return known != null && known.state().equals(state) && known.tree() == tree;
    }

    private MeasuredFunctions read(TerritoryTree tree) {
        turn.lock();
        try {
            // Read before the rows: they may be newer, never older, and then the next use reads them again.
            String state = stored.state();
            MeasuredFunctions known = newest;
            if (isCurrent(known, state, tree)) {
                return known;
            }
            if (known == null || !known.state().equals(state)) {
                readChanged();
            }
            MeasuredFunctions read = new MeasuredFunctions(state, tree, byProgramme, places(tree));
            newest = read;
            return read;
        } finally {
            turn.unlock();
        }
    }

    private void readChanged() {
        Map<Long, String> programmes = stored.programmes();
        List<Long> unknown = programmes.keySet().stream()
                .filter(stamp -> !byStamp.containsKey(stamp))
                .toList();
        Map<Long, MeasuredFunction> found = new HashMap<>(byStamp);
        found.keySet().retainAll(programmes.keySet());
        for (int from = 0; from < unknown.size(); from += AT_ONCE) {
            stored.find(unknown.subList(from, Math.min(from + AT_ONCE, unknown.size())))
                    .forEach((stamp, measure) -> found.put(stamp, MeasuredFunction.of(measure, codes)));
        }
        Map<String, List<MeasuredFunction>> grouped = new HashMap<>();
        found.forEach((stamp, function) -> grouped.computeIfAbsent(programmes.get(stamp), key -> new ArrayList<>())
                .add(function));
        byStamp = found;
        byProgramme = grouped;
    }

    private List<@Nullable PlaceRange> places(TerritoryTree tree) {
        List<@Nullable PlaceRange> places = new ArrayList<>();
        for (String code : codes.codes()) {
            places.add(tree.contains(code) ? tree.rangeOf(code) : null);
        }
        return places;
    }
}
