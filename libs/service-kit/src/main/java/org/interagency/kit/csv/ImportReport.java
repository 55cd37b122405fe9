package org.interagency.kit.csv;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.interagency.kit.audit.PartlyRefused;
import org.jspecify.annotations.Nullable;

/**
 * The result of an import.
 *
 * @param stored the number of rows that are stored as in the file, including those that were before
 * @param rejectedRows the number of rows that were not stored because of an error
 * @param rejected the errors of these rows by line, at most the first 1,000
 */
public record ImportReport(
        @Schema(description = "The number of rows that are stored as in the file, including those that were before")
                int stored,
        @Schema(description = "The number of rows that have an error and were not stored") int rejectedRows,
        @Schema(
                        description = "The errors of the rejected rows by line, at most the first 1,000",
                        maxItems = ImportReport.MOST_REJECTIONS)
                List<Rejection> rejected)
        implements PartlyRefused {

    static final int MOST_REJECTIONS = 1000;

    /**
     * An error of a row that was not stored.
     *
     * @param line the line of the file on which the row starts; the header is on line 1
     * @param column the name of the column that is wrong; empty if the error is not about one column
     * @param reason what is wrong and how to correct it
     */
    public record Rejection(long line, String column, String reason) {}

    public ImportReport {
        rejected = List.copyOf(rejected);
    }

    @Override
    public @Nullable String refusedPart() {
        if (rejectedRows == 0) {
            return null;
        }
        Rejection first = rejected.get(0);
        return "Rejected rows: %d; accepted rows: %d. The first rejected one is in line %d%s: %s"
                .formatted(
                        rejectedRows,
                        stored,
                        first.line(),
                        first.column().isEmpty() ? "" : ", " + first.column(),
                        first.reason());
    }
}
