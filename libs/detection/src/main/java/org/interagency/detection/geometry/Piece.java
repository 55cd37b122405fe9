package org.interagency.detection.geometry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One box of what an item covers.
 *
 * @param of the item
 */
public record Piece<T>(T of, Box box) {

    /** Receives two pieces that intersect. */
    @FunctionalInterface
    public interface PieceVisitor<T> {

        /** @param both the intersection of their boxes */
        void visit(T one, T other, Box both);
    }

    /**
     * Calls the visitor for each pair of pieces of different holders whose boxes intersect. The pairs are found by a {@link Sweep}.
     *
     * @param holder gives the holder of an item
     */
    public static <T> void forEachMeeting(List<Piece<T>> pieces, Function<T, String> holder, PieceVisitor<T> visitor) {
        Map<String, Integer> holders = new HashMap<>();
        Sweep sweep = new Sweep(pieces.size());
        for (Piece<T> piece : pieces) {
            int number = holders.computeIfAbsent(holder.apply(piece.of()), key -> holders.size());
            sweep.add(0, number, piece.box());
        }
        sweep.prepare().meetings((row, otherRow) -> {
            Piece<T> one = pieces.get(row);
            Piece<T> other = pieces.get(otherRow);
            visitor.visit(
                    one.of(), other.of(), one.box().intersection(other.box()).orElseThrow());
        });
    }
}
