package org.interagency.mapping.report;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.kit.csv.Column;
import org.interagency.kit.csv.Column.CellKind;
import org.interagency.kit.export.ExportType;
import org.interagency.mapping.report.MatrixColumn.MatrixCell;

/** How a responsibility matrix is written to files: a row for each agency or territory, and a column for each function, since these are few. */
final class MatrixFiles {

    static final ExportType<MatrixColumn> TYPE = new ExportType<>(
            "matrix",
            Stream.of(
                            List.of(
                                    Column.of("code", "/code", CellKind.TEXT),
                                    Column.of("name", "/name", CellKind.LOCALIZED)),
                            Arrays.stream(ProgrammeFunction.values())
                                    .map(Coded::code)
                                    .map(code -> Column.of(code.replace('-', '_'), "/cells/" + code, CellKind.TEXT))
                                    .toList())
                    .flatMap(List::stream)
                    .toList(),
            MatrixRow::of);

    private MatrixFiles() {}

    /**
     * A row.
     *
     * @param cells what it says about each function
     */
    private record MatrixRow(String code, Map<String, String> name, Map<String, String> cells) {

        static MatrixRow of(MatrixColumn column) {
            Map<String, String> cells = new HashMap<>();
            for (MatrixCell cell : column.cells()) {
                cells.put(cell.function().code(), cell.text());
            }
            return new MatrixRow(column.code(), column.name(), cells);
        }
    }
}
