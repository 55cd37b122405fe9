package org.interagency.gateway.web;

import java.util.List;
import org.interagency.gateway.web.PageFrame.PageLink;

/**
 * What the matrix shows: the functions against agencies or territories.
 *
 * @param isAsked whether the matrix could be asked for
 * @param kind {@code agency} or {@code territory}, by which cells are coloured
 * @param caption what the cells say
 * @param functions the names of the functions, in the order of the cells of each row
 * @param rows one for each agency or territory of this page of the matrix
 * @param keys what each kind of cell means
 * @param exports the same matrix as files
 * @param next the address of the next page of the matrix; empty on the last one
 * @param errors what is wrong with the filters
 */
public record MatrixPage(
        FilterForm form,
        boolean isAsked,
        String kind,
        String caption,
        List<String> functions,
        List<MatrixPageRow> rows,
        List<MatrixKey> keys,
        List<PageLink> exports,
        String next,
        List<FieldError> errors) {

    /**
     * An agency or a territory.
     *
     * @param href the address of its page or, for a territory, of the matrix of its parts
     */
    public record MatrixPageRow(String href, String name, List<MatrixPageCell> cells) {}

    /**
     * Where a function and an agency or a territory meet.
     *
     * @param kind by which it is coloured: {@code none}, {@code one}, {@code several}, {@code some} or {@code empty}
     * @param word what it says
     * @param count the number that the word is about; empty if the word says it
     * @param detail the same more exactly, for those who do not see the picture as a whole; empty if there is nothing to add
     * @param href the address of what is behind it; empty if nothing is
     */
    public record MatrixPageCell(String kind, String word, String count, String detail, String href) {}

    /**
     * What a kind of cell means.
     *
     * @param kind as in {@link MatrixPageCell}
     */
    public record MatrixKey(String kind, String word, String meaning) {}
}
