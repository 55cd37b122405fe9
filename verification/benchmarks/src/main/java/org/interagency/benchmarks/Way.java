package org.interagency.benchmarks;

import java.util.List;

/** The ways to find overlaps that are compared. */
public enum Way {
    /** Our sweep, on all cores. */
    SWEEP {
        @Override
        Contender open(Shape shape, List<AccountabilityRow> rows) {
            return new SweepContender(rows, true);
        }
    },
    /** Our sweep, on one core. */
    SWEEP_ON_ONE_CORE {
        @Override
        Contender open(Shape shape, List<AccountabilityRow> rows) {
            return new SweepContender(rows, false);
        }
    },
    /** DuckDB's best plan, on all cores. */
    DUCKDB {
        @Override
        Contender open(Shape shape, List<AccountabilityRow> rows) throws Exception {
            return DuckDb.planned(rows);
        }
    },
    /** PostgreSQL's best plan, on all cores. */
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
     * Takes in the rows.
     *
     * @param rows all that {@link AccountabilityRow#some} gives for the shape and their number
     */
    abstract Contender open(Shape shape, List<AccountabilityRow> rows) throws Exception;
}
