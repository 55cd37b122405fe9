package org.interagency.detection.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.interagency.detection.InterruptedDetectionException;
import org.interagency.detection.fact.Programme;
import org.interagency.detection.geometry.Box;
import org.interagency.detection.geometry.ExtentBox;
import org.interagency.detection.geometry.Region;
import org.interagency.detection.rule.ContingencyContext.SharedExtent;
import org.jspecify.annotations.Nullable;

/**
 * The pairs of programmes of which a {@link Duplication} or a {@link Fragmentation} consists: the union of their extents is the extent of the finding.
 *
 * <p>One sweep over all programmes finds a page of pairs. Only the pairs of the page are kept meanwhile, so that the memory depends on the number of
 * programmes and the length of the page, and not on the number of pairs.
 */
public final class Pairs {

    /** A page has fewer pairs than wanted if these have more boxes together, so that neither the service nor its client holds much more in memory. */
    private static final int MOST_BOXES = 50_000;

    private final ContingencyContext context;
    private final @Nullable String benefit;

    private Pairs(ContingencyContext context, @Nullable String benefit) {
        this.context = context;
        this.benefit = benefit;
    }

    /**
     * Two programmes and what they have in common.
     *
     * @param owners codes, in alphabetical order, of the agencies that own the two while they have it in common; more than two if an owner changes
     * @param extent what they have in common: for a duplication, where both give the benefit; for a fragmentation, where no agreement joins the owners
     * @param coordination on which days agreements between the owners cover all of it
     */
    public record SharedPair(
            ProgrammePair programmes, List<String> owners, List<ExtentBox> extent, Coordination coordination) {

        public SharedPair {
            owners = List.copyOf(owners);
            extent = List.copyOf(extent);
        }
    }

    /**
     * Some of the pairs.
     *
     * @param pairs in their order
     * @param someAreLeft whether more come after them
     */
    public record PairPage(List<SharedPair> pairs, boolean someAreLeft) {

        public PairPage {
            pairs = List.copyOf(pairs);
        }
    }

    /** The pairs of a duplication. */
    public static Pairs ofDuplication(ContingencyContext context, String benefit) {
        return new Pairs(context, benefit);
    }

    /** The pairs of a fragmentation. */
    public static Pairs ofFragmentation(ContingencyContext context) {
        return new Pairs(context, null);
    }

    /**
     * The pairs after one, in their order.
     *
     * @param after the last pair of the page before; {@code null} for the first page
     * @param most the largest number of pairs, at least 1; there are fewer if their extents are large
     * @throws InterruptedDetectionException if the thread is interrupted
     */
    public PairPage after(@Nullable ProgrammePair after, int most) {
        return after(after, most, MOST_BOXES);
    }

    PairPage after(@Nullable ProgrammePair after, int most, int mostBoxes) {
        Gathered page = new Gathered(after, most, mostBoxes);
        context.forEachSharedBox(
                (first, second) -> givesTheBenefit(first) && givesTheBenefit(second) && page.wants(first, second),
                page::add);
        List<SharedPair> pairs = new ArrayList<>();
        page.byPair.forEach((pair, extents) -> pairs.add(pair(pair, extents)));
        return new PairPage(pairs, page.someAreLeft);
    }

    private boolean givesTheBenefit(Programme programme) {
        return benefit == null || programme.benefits().contains(benefit);
    }

    /** The pairs of a page while they are found, in any order. What is put out comes after everything that stays, so it never comes back. */
    private final class Gathered {

        private final TreeMap<ProgrammePair, List<SharedExtent>> byPair = new TreeMap<>();
        private final @Nullable ProgrammePair after;
        private final int mostBoxes;
        private int room;
        private int boxes;
        private boolean someAreLeft;

        Gathered(@Nullable ProgrammePair after, int most, int mostBoxes) {
            this.after = after;
            this.room = most;
            this.mostBoxes = mostBoxes;
        }

        /** A pair behind a full page is wanted as long as it is not known whether any comes after the page. */
        boolean wants(Programme first, Programme second) {
            ProgrammePair pair = new ProgrammePair(first.code(), second.code());
            return (after == null || pair.compareTo(after) > 0)
                    && (byPair.size() < room || !someAreLeft || pair.compareTo(byPair.lastKey()) <= 0);
        }

        void add(SharedExtent extent) {
            List<Box> found = boxesOf(extent);
            if (found.isEmpty()) {
                return;
            }
            byPair.computeIfAbsent(extent.pair(), key -> new ArrayList<>(1))
                    .add(new SharedExtent(extent.first(), extent.second(), found));
            boxes += found.size();
            if (byPair.size() > room) {
                putOutLast();
            }
            while (boxes > mostBoxes && byPair.size() > 1) {
                putOutLast();
                room = byPair.size();
            }
        }

        private void putOutLast() {
            boxes -= byPair.pollLastEntry().getValue().stream()
                    .mapToInt(extent -> extent.boxes().size())
                    .sum();
            someAreLeft = true;
        }
    }

    private List<Box> boxesOf(SharedExtent extent) {
        return benefit == null ? context.withoutAgreement(extent) : extent.boxes();
    }

    private SharedPair pair(ProgrammePair pair, List<SharedExtent> extents) {
        Set<String> owners = new TreeSet<>();
        List<Box> boxes = new ArrayList<>();
        List<Box> apart = new ArrayList<>();
        for (SharedExtent extent : extents) {
            owners.addAll(extent.owners());
            boxes.addAll(extent.boxes());
            apart.addAll(context.withoutAgreement(extent));
        }
        return new SharedPair(
                pair, List.copyOf(owners), context.extent(Region.union(boxes)), Coordination.of(boxes, apart));
    }
}
