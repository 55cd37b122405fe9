package org.interagency.detection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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

    /** What of the box that pieces of two holders have in common matters. */
    @FunctionalInterface
    interface Matter {
        List<Box> of(String one, String other, Box both);
    }

    /**
     * Tells of each two pieces of different holders whose boxes meet, by the sweep of an {@link ExtentTable}.
     *
     * @param holder who has a piece
     */
    static <T> void sweep(List<Piece<T>> pieces, Function<T, String> holder, Matter matter, Meeting<T> meeting) {
        Map<String, Integer> holders = new HashMap<>();
        ExtentTable table = new ExtentTable(pieces.size());
        for (Piece<T> piece : pieces) {
            int number = holders.computeIfAbsent(holder.apply(piece.of()), key -> holders.size());
            table.add(0, number, piece.box());
        }
        table.sweep().meetings((row, otherRow) -> {
            Piece<T> one = pieces.get(row);
            Piece<T> other = pieces.get(otherRow);
            Box both = one.box().intersection(other.box()).orElseThrow();
            matter.of(holder.apply(one.of()), holder.apply(other.of()), both)
                    .forEach(box -> meeting.of(one.of(), other.of(), box));
        });
    }
}
