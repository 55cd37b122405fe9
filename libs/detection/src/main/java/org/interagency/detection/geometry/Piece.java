package org.interagency.detection.geometry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A box of something.
 *
 * @param of what has it
 */
public record Piece<T>(T of, Box box) {

    /** Told of two pieces that meet. */
    @FunctionalInterface
    public interface PieceVisitor<T> {

        /** @param both the box that they have in common */
        void visit(T one, T other, Box both);
    }

    /**
     * Tells of each two pieces of different holders whose boxes have a point in common, by a {@link Sweep}.
     *
     * @param holder who has a piece
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
