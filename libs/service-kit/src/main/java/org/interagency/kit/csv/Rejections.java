package org.interagency.kit.csv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.interagency.kit.csv.ImportReport.Rejection;

/** The errors of the rows that were not stored: the first ones, and how many rows there are. Rows have to be added in their order. */
final class Rejections {

    private final List<Rejection> first = new ArrayList<>();
    private int rows;

    /** Adds a row with its errors. */
    void add(List<Rejection> errors) {
        rows++;
        errors.stream().limit(ImportReport.MOST_REJECTIONS - first.size()).forEach(first::add);
    }

    /** The number of rows. */
    int rows() {
        return rows;
    }

    /** The first errors of two groups of rows, by line. */
    static List<Rejection> first(Rejections some, Rejections others) {
        return Stream.concat(some.first.stream(), others.first.stream())
                .sorted(Comparator.comparingLong(Rejection::line))
                .limit(ImportReport.MOST_REJECTIONS)
                .toList();
    }
}
