package org.interagency.kit.metric;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A value that is read from the tables in a transaction of its own, at most every five seconds, for metrics and health checks. Since it is read and not
 * kept up to date by who does the work, it is right even while nobody works.
 */
public final class RecentlyRead<T> {

    private static final long KEPT_FOR_NANOS = TimeUnit.SECONDS.toNanos(5);

    private record Reading<T>(T value, long at) {}

    private final Callable<T> read;
    private @Nullable Reading<T> last;

    /** @param read reads the value, within the transaction */
    public RecentlyRead(Callable<T> read) {
        this.read = read;
    }

    /** The value as it was at most five seconds ago. */
    public synchronized T get() {
        Reading<T> known = last;
        if (known == null || System.nanoTime() - known.at() > KEPT_FOR_NANOS) {
            known = new Reading<>(QuarkusTransaction.requiringNew().call(read), System.nanoTime());
            last = known;
        }
        return known.value();
    }
}
