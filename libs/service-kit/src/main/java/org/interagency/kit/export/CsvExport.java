package org.interagency.kit.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.interagency.kit.csv.Column;
import org.interagency.kit.csv.SpreadsheetText;
import org.jspecify.annotations.Nullable;

/** A CSV file (RFC 4180, UTF-8) that {@link org.interagency.kit.csv.CsvFile} reads, and in which no text is a formula. */
final class CsvExport<T> implements ExportFile<T> {

    private final Cells<T> cells;
    private final CsvWriter csv;

    CsvExport(Cells<T> cells, OutputStream out) {
        this.cells = cells;
        this.csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
        csv.writeRecord(cells.columns().stream().map(Column::name).toList());
    }

    @Override
    public void write(T item) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells.of(item)) {
            row.add(text(cell));
        }
        csv.writeRecord(row);
    }

    private static String text(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        return cell instanceof String text ? SpreadsheetText.guarded(text) : cell.toString();
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
    }

    @Override
    public void end() throws IOException {
        flush();
    }
}
