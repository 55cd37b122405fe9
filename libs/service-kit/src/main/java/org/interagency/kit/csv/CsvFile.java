package org.interagency.kit.csv;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.interagency.kit.csv.ImportReport.Rejection;
import org.interagency.kit.request.RequestReader;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.jboss.logging.Logger;

/**
 * Reads a CSV file (RFC 4180, UTF-8, with a header row) as it arrives.
 *
 * @param <R> the request that each row stands for
 */
public final class CsvFile<R> {

    private static final Logger LOG = Logger.getLogger(CsvFile.class);

    /** The maximum size of a row, in characters; as large as a JSON body may be. */
    private static final int LARGEST_ROW = 1024 * 1024;

    /**
     * A row that is a valid request.
     *
     * @param number counts the rows, from 0
     * @param line the line on which it starts
     * @param size the number of characters in its cells
     * @param header the columns of the file
     */
    record CsvRow<R>(int number, long line, int size, R request, List<Column> header) {}

    private final Class<R> type;
    private final RequestReader requests;
    private final List<Column> columns;

    /** @param type the record that a row is read as */
    public CsvFile(Class<R> type, RequestReader requests, List<Column> columns) {
        this.type = type;
        this.requests = requests;
        this.columns = columns;
    }

    /**
     * Reads all requests of a file and refuses the file at the first error.
     *
     * @param language the language of names
     * @throws RefusedException if a row or the header is wrong, or if the file is not CSV
     */
    public List<R> read(InputStream body, String language) {
        List<R> all = new ArrayList<>();
        read(body, language, number -> true, row -> all.add(row.request()), errors -> {
            Rejection first = errors.get(0);
            throw RefusedException.violating(
                    List.of(new Violation("", "line " + first.line() + ", " + first.column() + ": " + first.reason())));
        });
        return all;
    }

    /**
     * Reads the file to its end.
     *
     * @param isWanted tells by the number of a row, counted from 0, whether to read it
     * @param rows receives each wanted row that is a valid request
     * @param rejections receives the errors of each other wanted row
     * @throws RefusedException if the header is wrong, or if the file is not CSV
     */
    void read(
            InputStream body,
            String language,
            IntPredicate isWanted,
            Consumer<CsvRow<R>> rows,
            Consumer<List<Rejection>> rejections) {
        try (CsvReader<CsvRecord> file = reader(body)) {
            Iterator<CsvRecord> records = file.iterator();
            List<Column> header = header(records);
            for (int number = 0; records.hasNext(); number++) {
                CsvRecord next = records.next();
                if (isWanted.test(number)) {
                    read(next, number, header, language, rows, rejections);
                }
            }
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            LOG.debug("a file cannot be read to its end", e);
            throw RefusedException.unreadable(new Violation(
                    "",
                    "The file cannot be read to its end as CSV (RFC 4180). Look for a quote that is not closed, or for"
                            + " a row that has more than " + LARGEST_ROW + " characters."));
        }
    }

    private static CsvReader<CsvRecord> reader(InputStream body) {
        return CsvReader.builder()
                .detectBomHeader(true)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .maxBufferSize(LARGEST_ROW)
                .build(
                        CsvRecordHandler.builder()
                                .maxFieldSize(LARGEST_ROW)
                                .maxRecordSize(LARGEST_ROW)
                                .build(),
                        body,
                        StandardCharsets.UTF_8);
    }

    private void read(
            CsvRecord row,
            int number,
            List<Column> header,
            String language,
            Consumer<CsvRow<R>> rows,
            Consumer<List<Rejection>> rejections) {
        R request;
        try {
            request = request(header, row.getFields(), language);
        } catch (RefusedException e) {
            rejections.accept(rejections(row.getStartingLineNumber(), header, e));
            return;
        }
        int size = row.getFields().stream().mapToInt(String::length).sum();
        rows.accept(new CsvRow<>(number, row.getStartingLineNumber(), size, request, header));
    }

    private List<Column> header(Iterator<CsvRecord> records) {
        if (!records.hasNext()) {
            throw badHeader("The file is empty.");
        }
        Set<String> seen = new HashSet<>();
        List<Column> header = new ArrayList<>();
        for (String cell : records.next().getFields()) {
            String name = cell.strip();
            header.add(columns.stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> badHeader("There is no column \"" + name + "\".")));
            if (!seen.add(name)) {
                throw badHeader("The column \"" + name + "\" is there twice.");
            }
        }
        return header;
    }

    private RefusedException badHeader(String detail) {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        return RefusedException.violating(List.of(
                new Violation("", detail + " The first line has to name the columns, some or all of " + names + ".")));
    }

    private R request(List<Column> header, List<String> cells, String language) {
        if (cells.size() > header.size()) {
            throw RefusedException.violating(List.of(new Violation(
                    "", "The row has " + cells.size() + " cells; the header has " + header.size() + ".")));
        }
        ObjectNode request = requests.emptyObject();
        for (int i = 0; i < cells.size(); i++) {
            String cell = SpreadsheetText.unguarded(cells.get(i).strip());
            if (cell.indexOf('\uFFFD') >= 0) {
                throw RefusedException.violating(
                        List.of(new Violation(header.get(i).pointer(), "The cell is not UTF-8.")));
            }
            if (!cell.isEmpty()) {
                header.get(i).put(request, cell, language);
            }
        }
        return requests.read(request, type);
    }

    /** The errors of a row, by cell. */
    List<Rejection> rejections(CsvRow<R> row, RefusedException refused) {
        return rejections(row.line(), row.header(), refused);
    }

    private List<Rejection> rejections(long line, List<Column> header, RefusedException refused) {
        List<Violation> errors = refused.violations();
        return errors.isEmpty()
                ? List.of(new Rejection(line, "", refused.detail()))
                : errors.stream()
                        .map(error -> new Rejection(line, column(error, header), error.detail()))
                        .toList();
    }

    /** The column of the file that an error is about or, if the file lacks it, the one that it can have. */
    private String column(Violation error, List<Column> header) {
        return closest(error, header)
                .or(() -> closest(error, columns))
                .map(Column::name)
                .orElse(error.field());
    }

    /** If several columns stand for it, such as /name and /name/en for /name/en, the closest. */
    private static Optional<Column> closest(Violation error, List<Column> some) {
        return some.stream()
                .filter(column -> column.standsFor(error.pointer()))
                .max(Comparator.comparingInt(column -> column.field().size()));
    }
}
