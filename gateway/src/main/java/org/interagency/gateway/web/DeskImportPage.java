package org.interagency.gateway.web;

import java.util.List;

/**
 * What the page for the import of a file shows.
 *
 * @param id by which the progress of the next import is known
 * @param kind the field with what the rows are
 * @param language the field with the language of names
 * @param since the first day on which the rows hold, as it was written; empty if it was not said
 * @param isPartial whether rows without errors are stored even if others have some
 * @param mostMegabytes how large a file can be
 * @param sentence what has come of the file; empty if none was sent
 * @param isClean whether no row has an error
 * @param columns the names of the columns of the file, if rows have errors
 * @param rows the first rows that have errors
 * @param more how many errors are not shown, in words; empty if all are
 * @param errors why the file could not be read at all
 */
public record DeskImportPage(
        String id,
        ChoiceField kind,
        ChoiceField language,
        String since,
        boolean isPartial,
        String mostMegabytes,
        String sentence,
        boolean isClean,
        List<String> columns,
        List<RowWithErrors> rows,
        String more,
        List<FieldError> errors) {

    /**
     * A row that has errors.
     *
     * @param line the line of the file on which it starts
     * @param errors those that are about no column of the file
     */
    public record RowWithErrors(String line, List<CellWithErrors> cells, List<String> errors) {}

    /** A cell of the row, with the errors that it has. */
    public record CellWithErrors(String text, List<String> errors) {}
}
