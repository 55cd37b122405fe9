package org.interagency.benchmarks;

import java.sql.SQLException;

/** Something that counts the pairs of rows that overlap, of a number that it has taken in beforehand. */
interface Contender extends AutoCloseable {

    /** Counts them: of one function, of different agencies, with a point in common. */
    long overlaps() throws SQLException;

    @Override
    void close() throws SQLException;
}
