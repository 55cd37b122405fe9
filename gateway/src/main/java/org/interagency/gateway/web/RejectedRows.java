package org.interagency.gateway.web;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.interagency.gateway.web.DeskImportPage.CellWithErrors;
import org.interagency.gateway.web.DeskImportPage.RowWithErrors;

/**
 * The rows of a CSV file that an import has rejected, each with its errors.
 *
 * @param columns the names of the columns of the file
 * @param rows in the order of the file
 */
record RejectedRows(List<String> columns, List<RejectedRow> rows) {

    /** The column with the errors of a row. A file that has it, since it was corrected and is sent again, is read without it. */
    static final String ERRORS = "errors";

    private static final int LARGEST_ROW = 1024 * 1024;

    /** What starts a formula in a spreadsheet; the file is opened in one. */
    private static final String FORMULA = "=+-@\t\r\n";

    /** A row, with its errors as the report has them. */
    record RejectedRow(long line, List<String> cells, List<JsonObject> errors) {}

    /**
     * The rows of a file that a report names.
     *
     * @param report as the API answers it; it has the first 1,000 errors
     */
    static RejectedRows of(Buffer csv, JsonObject report) {
        Map<Long, List<JsonObject>> byLine = JsonFields.objects(report, "rejected").stream()
                .collect(Collectors.groupingBy(error -> error.getLong("line")));
        List<String> columns = new ArrayList<>();
        List<RejectedRow> rows = new ArrayList<>();
        read(csv, row -> {
            List<JsonObject> errors = byLine.get(row.getStartingLineNumber());
            if (columns.isEmpty()) {
                row.getFields().forEach(name -> columns.add(name.strip()));
            } else if (errors != null) {
                rows.add(new RejectedRow(row.getStartingLineNumber(), List.copyOf(row.getFields()), errors));
            }
        });
        return new RejectedRows(List.copyOf(columns), List.copyOf(rows));
    }

    /** @throws CsvParseException if the file is not CSV */
    private static void read(Buffer csv, Consumer<CsvRecord> rows) {
        try (CsvReader<CsvRecord> file = CsvReader.builder()
                .detectBomHeader(true)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .maxBufferSize(LARGEST_ROW)
                .build(
                        CsvRecordHandler.builder()
                                .maxFieldSize(LARGEST_ROW)
                                .maxRecordSize(LARGEST_ROW)
                                .build(),
                        new ByteArrayInputStream(csv.getBytes()),
                        StandardCharsets.UTF_8)) {
            file.forEach(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file without the column of errors; as it is if it has none, or is not CSV, which the API then says. */
    static Buffer withoutErrors(Buffer csv) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(csv.length());
        int[] place = {-2};
        try (CsvWriter writer = CsvWriter.builder().build(out, StandardCharsets.UTF_8)) {
            read(csv, row -> {
                if (place[0] == -2) {
                    place[0] =
                            row.getFields().stream().map(String::strip).toList().indexOf(ERRORS);
                }
                if (place[0] >= 0) {
                    writer.writeRecord(without(row.getFields(), place[0]));
                }
            });
        } catch (CsvParseException notCsv) {
            return csv;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return place[0] >= 0 ? Buffer.buffer(out.toByteArray()) : csv;
    }

    private static List<String> without(List<String> cells, int place) {
        return IntStream.range(0, cells.size())
                .filter(i -> i != place)
                .mapToObj(cells::get)
                .toList();
    }

    /** The rows as a file, with a column for their errors, to be corrected and sent again. */
    Buffer file() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvWriter writer = CsvWriter.builder().build(out, StandardCharsets.UTF_8)) {
            writer.writeRecord(with(columns, ERRORS));
            rows.forEach(row -> writer.writeRecord(with(
                    padded(row.cells()),
                    row.errors().stream().map(RejectedRows::inWords).collect(Collectors.joining(" ")))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(out.toByteArray());
    }

    private static List<String> with(List<String> cells, String last) {
        List<String> all = new ArrayList<>(cells);
        all.add(!last.isEmpty() && FORMULA.indexOf(last.charAt(0)) >= 0 ? "'" + last : last);
        return all;
    }

    /** Spreadsheets leave out empty cells at the end; cells for which there is no column are left out. */
    private List<String> padded(List<String> cells) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> i < cells.size() ? cells.get(i) : "")
                .toList();
    }

    private static String inWords(JsonObject error) {
        String column = JsonFields.text(error, "column");
        return (column.isEmpty() ? "" : column + ": ") + JsonFields.text(error, "reason");
    }

    /** The first rows, for a page. */
    List<RowWithErrors> shown(int most) {
        return rows.stream()
                .limit(most)
                .map(row -> {
                    List<String> cells = padded(row.cells());
                    return new RowWithErrors(
                            Long.toString(row.line()),
                            IntStream.range(0, columns.size())
                                    .mapToObj(i -> new CellWithErrors(cells.get(i), errors(row, columns.get(i))))
                                    .toList(),
                            row.errors().stream()
                                    .filter(error -> !columns.contains(JsonFields.text(error, "column")))
                                    .map(RejectedRows::inWords)
                                    .toList());
                })
                .toList();
    }

    private static List<String> errors(RejectedRow row, String column) {
        return row.errors().stream()
                .filter(error -> JsonFields.text(error, "column").equals(column))
                .map(error -> JsonFields.text(error, "reason"))
                .toList();
    }
}
