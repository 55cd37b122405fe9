package org.interagency.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * A box of something.
 *
 * @param of what has it
 */
record Piece<T>(T of, Box box) {

    /** What two pieces have in common. */
    @FunctionalInterface
    interface Meeting<T> {
        void of(T one, T other, Box both);
    }

    /**
     * Tells of each two pieces whose boxes meet, by one sweep over the places: O(n log n + m), where m is the number of pairs that
     * have a place in common.
     *
     * @param matter whether it matters that these two meet
     */
    static <T> void sweep(List<Piece<T>> pieces, BiPredicate<T, T> matter, Meeting<T> meeting) {
        List<Piece<T>> sorted = pieces.stream()
                .sorted(Comparator.comparingInt(piece -> piece.box().places().from()))
                .toList();
        List<Piece<T>> alive = new ArrayList<>();
        for (Piece<T> arriving : sorted) {
            int place = arriving.box().places().from();
            alive.removeIf(piece -> piece.box().places().to() <= place);
            for (Piece<T> present : alive) {
                if (matter.test(present.of(), arriving.of())) {
                    present.box()
                            .intersection(arriving.box())
                            .ifPresent(both -> meeting.of(present.of(), arriving.of(), both));
                }
            }
            alive.add(arriving);
        }
    }
}
