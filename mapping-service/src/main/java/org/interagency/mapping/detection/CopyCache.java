package org.interagency.mapping.detection;

import java.util.List;
import java.util.function.Function;
import org.interagency.contracts.Fact;
import org.interagency.kit.copy.Copies;
import org.jspecify.annotations.Nullable;

/**
 * A value that is computed from all copies of one kind of fact. It stays in memory until a copy is added or replaced.
 *
 * @param <F> the fact
 * @param <T> the value; immutable
 */
public final class CopyCache<F extends Fact, T> {

    private record Stamped<T>(long stamp, T made) {}

    private final Copies<F> copies;
    private final Function<List<F>, T> maker;
    private volatile @Nullable Stamped<T> newest;

    /** @param maker makes the value of all copies */
    public CopyCache(Copies<F> copies, Function<List<F>, T> maker) {
        this.copies = copies;
        this.maker = maker;
    }

    /** The value for the current copies. Needs a transaction. */
    public T get() {
        Stamped<T> known = newest;
        long stamp = copies.stamp();
        if (known == null || known.stamp() != stamp) {
            // The copies are read after the stamp, so they may be newer, never older. Then the next call reads them
            // again.
            known = new Stamped<>(stamp, maker.apply(copies.all()));
            newest = known;
        }
        return known.made();
    }
}
