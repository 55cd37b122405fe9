package org.interagency.benchmarks;

import java.util.List;

/** The ways to find overlaps that are compared. */
public enum Way {
    /** Our sweep, on all cores. */
    SWEEP {
        @Override
        Contender open(Shape shape, List<Holding> holdings) {
            return new Sweep(holdings, true);
        }
    },
    /** Our sweep, on one core. */
    SWEEP_ON_ONE_CORE {
        @Override
        Contender open(Shape shape, List<Holding> holdings) {
            return new Sweep(holdings, false);
        }
    },
    /** DuckDB's best plan, on all cores. */
    DUCKDB {
        @Override
        Contender open(Shape shape, List<Holding> holdings) throws Exception {
            return DuckDb.planned(holdings);
        }
    },
    /** PostgreSQL's best plan, on all cores. */
    POSTGRES {
        @Override
        Contender open(Shape shape, List<Holding> holdings) throws Exception {
            return PostgresServer.planned(shape, holdings);
        }
    },
    /** PostgreSQL with a GiST index over ranges. */
    POSTGRES_GIST {
        @Override
        Contender open(Shape shape, List<Holding> holdings) throws Exception {
            return PostgresServer.byGist(shape, holdings);
        }
    };

    /**
     * Takes in the holdings.
     *
     * @param holdings all that {@link Holding#some} gives for the shape and their number
     */
    abstract Contender open(Shape shape, List<Holding> holdings) throws Exception;
}
