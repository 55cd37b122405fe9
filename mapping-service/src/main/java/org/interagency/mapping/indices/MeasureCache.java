package org.interagency.mapping.indices;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.interagency.detection.geometry.PlaceRange;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.kit.rule.RefusedException;
import org.interagency.mapping.detection.Territories;
import org.jspecify.annotations.Nullable;

/**
 * What is measured, in memory, some 24 bytes for each territory of each part. Each use compares it with the table, so that all replicas answer alike, and
 * reads only what has changed.
 */
@ApplicationScoped
class MeasureCache {

    private static final int STAMPS_AT_ONCE = 500;
    private static final int LONGEST_WAIT_SECONDS = 2;

    private final StoredMeasures stored;
    private final Territories territories;
    private final Lock turn = new ReentrantLock();

    /** Used only under the lock. */
    private final CodeNumbers codes = new CodeNumbers();

    /** Used only under the lock. */
    private Map<Long, MeasuredFunction> byStamp = Map.of();

    /** Used only under the lock; replaced and never changed, since answers still read it. */
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
        takeTurn();
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

    /** Does not wait long, since the waiting request holds a connection to the database, and a first reading of many measures takes seconds. */
    private void takeTurn() {
        try {
            if (turn.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw RefusedException.unavailable("The measures are being read. Ask again in some seconds.");
    }

    private void readChanged() {
        Map<Long, MeasuredFunction> found = new HashMap<>(byStamp);
        Map<Long, String> programmes = stored.programmes();
        // Again if a measure is replaced while they are read: it would be missing.
        for (List<Long> unknown = unknown(programmes, found);
                !unknown.isEmpty();
                unknown = unknown(programmes, found)) {
            for (int from = 0; from < unknown.size(); from += STAMPS_AT_ONCE) {
                stored.forEach(
                        unknown.subList(from, Math.min(from + STAMPS_AT_ONCE, unknown.size())),
                        (stamp, measure) -> found.put(stamp, MeasuredFunction.of(measure, codes)));
            }
            programmes = stored.programmes();
        }
        found.keySet().retainAll(programmes.keySet());
        byStamp = found;
        byProgramme = grouped(found, programmes);
    }

    private static List<Long> unknown(Map<Long, String> programmes, Map<Long, MeasuredFunction> found) {
        return programmes.keySet().stream()
                .filter(stamp -> !found.containsKey(stamp))
                .toList();
    }

    private static Map<String, List<MeasuredFunction>> grouped(
            Map<Long, MeasuredFunction> found, Map<Long, String> programmes) {
        Map<String, List<MeasuredFunction>> grouped = new HashMap<>();
        found.forEach((stamp, function) -> grouped.computeIfAbsent(programmes.get(stamp), key -> new ArrayList<>())
                .add(function));
        return grouped;
    }

    private List<@Nullable PlaceRange> places(TerritoryTree tree) {
        List<@Nullable PlaceRange> places = new ArrayList<>();
        for (String code : codes.codes()) {
            places.add(tree.contains(code) ? tree.rangeOf(code) : null);
        }
        return places;
    }
}
