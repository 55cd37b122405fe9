package org.interagency.mapping.indices;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.interagency.kit.csv.Column;
import org.interagency.kit.csv.Column.CellKind;
import org.interagency.kit.export.ExportType;

/** How indices are written to files: a row for each thing, three columns for each index. */
final class IndexFiles {

    static final ExportType<IndexRow> TYPE = new ExportType<>("indices", columns(), row -> row);

    private IndexFiles() {}

    private static List<Column> columns() {
        return Stream.concat(
                        Stream.of(
                                Column.of("as_of", "/asOf", CellKind.DATE),
                                Column.of("by", "/by", CellKind.TEXT),
                                Column.of("code", "/code", CellKind.TEXT)),
                        Stream.of(
                                        "clarity",
                                        "gapRate",
                                        "overlapRate",
                                        "verticalOverlap",
                                        "fragmentation",
                                        "coordination",
                                        "timeToResolution")
                                .flatMap(IndexFiles::columns))
                .toList();
    }

    private static Stream<Column> columns(String field) {
        String name = field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        return Stream.of(
                Column.of(name, "/indices/" + field + "/value", CellKind.INTEGER),
                Column.of(name + "_numerator", "/indices/" + field + "/numerator", CellKind.INTEGER),
                Column.of(name + "_denominator", "/indices/" + field + "/denominator", CellKind.INTEGER));
    }
}
