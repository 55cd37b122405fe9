package org.interagency.benchmarks;

import java.sql.SQLException;

/** A program that counts the overlapping pairs among rows that it has loaded before. */
interface Contender extends AutoCloseable {

    /** The number of pairs of rows of the same function and of different agencies that have a point in common. */
    long overlaps() throws SQLException;

    @Override
    void close() throws SQLException;
}
