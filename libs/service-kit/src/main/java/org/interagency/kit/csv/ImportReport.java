package org.interagency.kit.csv;

import java.util.List;

/**
 * What an import did.
 *
 * @param stored how many rows the registry now holds as the file has them, whether or not it did before
 * @param rejected the rows that it does not hold, by line
 */
public record ImportReport(int stored, List<Rejection> rejected) {

    /**
     * A row that was not stored.
     *
     * @param line the line of the file on which the row starts; the header is on line 1
     * @param column the name of the column that is wrong; empty if none alone is to blame
     * @param reason what is wrong and how to mend it
     */
    public record Rejection(long line, String column, String reason) {}

    public ImportReport {
        rejected = List.copyOf(rejected);
    }
}
