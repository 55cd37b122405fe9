package org.interagency.localstack.testing;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** Whether PostgreSQL can read an index for a query, whatever it takes for the best way with the few rows of a test. */
public final class IndexUse {

    private IndexUse() {}

    /**
     * Switches off all scans but those of bitmaps of indexes for the rest of the transaction, then runs the query.
     *
     * @param execute executes a statement within the transaction
     * @param read reads a number within the transaction
     */
    public static boolean isPossible(
            String index, Consumer<String> execute, ToLongFunction<String> read, Runnable query) {
        List.of("seqscan", "indexscan", "indexonlyscan")
                .forEach(way -> execute.accept("SET LOCAL enable_" + way + " = off"));
        String reads = "SELECT pg_stat_get_xact_numscans(CAST('" + index + "' AS regclass))";
        long before = read.applyAsLong(reads);
        query.run();
        return read.applyAsLong(reads) > before;
    }
}
