package org.interagency.mapping.detection;

import java.util.List;
import java.util.function.Function;
import org.interagency.contracts.Fact;
import org.interagency.kit.copy.Copies;
import org.jspecify.annotations.Nullable;

/**
 * What is made of all copies of a kind of fact, kept in memory until one of them is added or replaced.
 *
 * @param <F> the fact
 * @param <T> what is made; immutable
 */
final class CopyCache<F extends Fact, T> {

    private record Stamped<T>(long stamp, T made) {}

    private final Copies<F> copies;
    private final Function<List<F>, T> maker;
    private volatile @Nullable Stamped<T> newest;

    CopyCache(Copies<F> copies, Function<List<F>, T> maker) {
        this.copies = copies;
        this.maker = maker;
    }

    /** Made of the copies as they are now. Needs a transaction. */
    T get() {
        Stamped<T> known = newest;
        long stamp = copies.stamp();
        if (known == null || known.stamp() != stamp) {
            // What is read after the stamp may be newer than it, never older; then it is read once more the next time.
            known = new Stamped<>(stamp, maker.apply(copies.all()));
            newest = known;
        }
        return known.made();
    }
}
