package org.interagency.benchmarks;

import java.util.List;

/** The compared ways to find overlaps. */
public enum Way {
    /** The sweep, on all cores. */
    SWEEP {
        @Override
        Contender open(Shape shape, List<AccountabilityRow> rows) {
            return new SweepContender(rows, true);
        }
    },
    /** The sweep, on one core. */
    SWEEP_ON_ONE_CORE {
        @Override
        Contender open(Shape shape, List<AccountabilityRow> rows) {
            return new SweepContender(rows, false);
        }
    },
    /** The plan that DuckDB chooses, on all cores. */
    DUCKDB {
        @Override
        Contender open(Shape shape, List<AccountabilityRow> rows) throws Exception {
            return DuckDb.planned(rows);
        }
    },
    /** The plan that PostgreSQL chooses, on all cores. */
    POSTGRES {
        @Override
        Contender open(Shape shape, List<AccountabilityRow> rows) throws Exception {
            return PostgresServer.planned(shape, rows);
        }
    },
    /** PostgreSQL with a GiST index over ranges. */
    POSTGRES_GIST {
        @Override
        Contender open(Shape shape, List<AccountabilityRow> rows) throws Exception {
            return PostgresServer.byGist(shape, rows);
        }
    };

    /**
     * Loads the rows.
     *
     * @param rows all rows that {@link AccountabilityRow#some} returns for the shape and their number
     */
    abstract Contender open(Shape shape, List<AccountabilityRow> rows) throws Exception;
}
