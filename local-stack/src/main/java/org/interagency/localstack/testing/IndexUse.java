package org.interagency.localstack.testing;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** Tests whether PostgreSQL can use an index for a query, even if another plan is cheaper for the few rows of a test. */
public final class IndexUse {

    private IndexUse() {}

    /**
     * Disables all scans except bitmap index scans for the rest of the transaction, then runs the query. Discards the plans that the connection keeps,
     * since they do not heed what is disabled.
     *
     * @param execute executes a statement within the transaction
     * @param read reads a number within the transaction
     */
    public static boolean isPossible(
            String index, Consumer<String> execute, ToLongFunction<String> read, Runnable query) {
        execute.accept("DISCARD PLANS");
        List.of("seqscan", "indexscan", "indexonlyscan")
                .forEach(way -> execute.accept("SET LOCAL enable_" + way + " = off"));
        String reads = "SELECT pg_stat_get_xact_numscans(CAST('" + index + "' AS regclass))";
        long before = read.applyAsLong(reads);
        query.run();
        return read.applyAsLong(reads) > before;
    }
}
