package org.interagency.kit.csv;

import java.util.List;

/**
 * The result of an import.
 *
 * @param stored the number of rows that are stored as in the file, including those that were before
 * @param rejected the rows that were not stored, by line
 */
public record ImportReport(int stored, List<Rejection> rejected) {

    /**
     * A row that was not stored.
     *
     * @param line the line of the file on which the row starts; the header is on line 1
     * @param column the name of the column that is wrong; empty if the error is not about one column
     * @param reason what is wrong and how to correct it
     */
    public record Rejection(long line, String column, String reason) {}

    public ImportReport {
        rejected = List.copyOf(rejected);
    }
}
