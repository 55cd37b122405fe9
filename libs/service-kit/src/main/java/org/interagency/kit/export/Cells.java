package org.interagency.kit.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.interagency.kit.csv.Column;
import org.interagency.kit.language.AcceptedLanguages;
import org.jspecify.annotations.Nullable;

/**
 * The cells of items.
 *
 * @param reader the languages of the reader
 * @param <T> an item
 */
record Cells<T>(ExportType<T> type, ObjectMapper json, AcceptedLanguages reader) {

    List<Column> columns() {
        return type.columns();
    }

    /** The value of each column, see {@link Column#cell}. */
    List<@Nullable Object> of(T item) {
        JsonNode row = json.valueToTree(type.row().apply(item));
        List<@Nullable Object> cells = new ArrayList<>();
        for (Column column : columns()) {
            cells.add(column.cell(row, reader));
        }
        return cells;
    }
}
