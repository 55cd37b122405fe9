package org.interagency.kit.export;

import java.util.List;
import java.util.function.Function;
import org.interagency.kit.csv.Column;
import org.interagency.kit.csv.Column.CellKind;

/**
 * How the items of a list are written to files.
 *
 * @param name the name of the files, such as {@code agencies}
 * @param columns the columns of CSV files and workbooks
 * @param row makes of an item the object whose JSON the columns are taken from
 * @param <T> an item
 */
public record ExportType<T>(String name, List<Column> columns, Function<T, ?> row) {

    /** The type of facts that are also imported: the same columns, but for the name in the language of the import. */
    public static <T> ExportType<T> imported(String name, List<Column> columns) {
        return new ExportType<>(
                name,
                columns.stream()
                        .filter(column -> column.kind() != CellKind.LOCALIZED)
                        .toList(),
                item -> item);
    }
}
