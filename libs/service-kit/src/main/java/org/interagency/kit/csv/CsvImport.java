package org.interagency.kit.csv;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.transaction.Status;
import jakarta.ws.rs.core.Response;
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
import org.interagency.kit.csv.ImportReport.Rejection;
import org.interagency.kit.fact.Outcome;
import org.interagency.kit.problem.FieldError;
import org.interagency.kit.problem.ProblemException;
import org.interagency.kit.request.RequestReader;

/**
 * Imports a CSV file (RFC 4180, UTF-8, with a header row), reading it as it arrives, a thousand rows at a time.
 *
 * <p>A row that names something which a later row registers is put off until the end of the file.
 *
 * @param <R> the request that each row stands for
 */
public final class CsvImport<R> {

    private static final int ROWS_AT_ONCE = 1000;
    private static final int LONGEST_TRANSACTION_SECONDS = 900;

    private record Row<R>(long line, R request) {}

    private final List<Column> columns;
    private final Class<R> type;
    private final RequestReader requests;

    /** @param type the record of a request */
    public CsvImport(Class<R> type, RequestReader requests, List<Column> columns) {
        this.columns = columns;
        this.type = type;
        this.requests = requests;
    }

    /**
     * Imports everything.
     *
     * @return 200 with the report; 422 with the report if rows were bad and all or none were to be stored
     * @throws ProblemException 422 if the header is not as it must be
     */
    public Response run(InputStream body, ImportOptions options, RowSink<R> sink) {
        ImportReport report = options.inOneTransaction()
                ? inOneTransaction(body, options, sink)
                : new Run(body, options, sink, false).all();
        boolean refused = options.atomic && !report.rejected().isEmpty();
        return Response.status(refused ? 422 : 200).entity(report).build();
    }

    private ImportReport inOneTransaction(InputStream body, ImportOptions options, RowSink<R> sink) {
        QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(LONGEST_TRANSACTION_SECONDS));
        try {
            ImportReport report = new Run(body, options, sink, true).all();
            boolean refused = options.atomic && !report.rejected().isEmpty();
            if (!refused && !options.dryRun) {
                QuarkusTransaction.commit();
            }
            return refused ? new ImportReport(0, report.rejected()) : report;
        } finally {
            if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                QuarkusTransaction.rollback();
            }
        }
    }

    /** One import. */
    private final class Run {

        private final InputStream body;
        private final String language;
        private final RowSink<R> sink;
        private final boolean transactionIsOpen;
        private final List<Rejection> rejected = new ArrayList<>();
        private List<Column> header = List.of();
        private List<Row<R>> putOff = new ArrayList<>();
        private int stored;

        Run(InputStream body, ImportOptions options, RowSink<R> sink, boolean transactionIsOpen) {
            this.body = body;
            this.language = options.language();
            this.sink = sink;
            this.transactionIsOpen = transactionIsOpen;
        }

        ImportReport all() {
            try (CsvReader<CsvRecord> file = CsvReader.builder()
                    .detectBomHeader(true)
                    .allowMissingFields(true)
                    .allowExtraFields(true)
                    .ofCsvRecord(body, StandardCharsets.UTF_8)) {
                Iterator<CsvRecord> records = file.iterator();
                readHeader(records);
                readRows(records);
            } catch (IOException | UncheckedIOException | CsvParseException e) {
                throw ProblemException.badRequest(
                        new FieldError("", "The file cannot be read to its end as CSV: " + e.getMessage()));
            }
            retryPutOff();
            if (transactionIsOpen) {
                sink.settle();
            }
            rejected.sort(Comparator.comparingLong(Rejection::line));
            return new ImportReport(stored, rejected);
        }

        private void readHeader(Iterator<CsvRecord> records) {
            if (!records.hasNext()) {
                throw badHeader("The file is empty.");
            }
            Set<String> seen = new HashSet<>();
            List<Column> found = new ArrayList<>();
            for (String cell : records.next().getFields()) {
                String name = cell.strip();
                Column column = columns.stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> badHeader("There is no column \"" + name + "\"."));
                if (!seen.add(name)) {
                    throw badHeader("The column \"" + name + "\" is there twice.");
                }
                found.add(column);
            }
            header = found;
        }

        private ProblemException badHeader(String detail) {
            List<String> names = columns.stream().map(Column::name).toList();
            return ProblemException.unprocessable(List.of(new FieldError(
                    "", detail + " The first line has to name the columns, some or all of " + names + ".")));
        }

        private void readRows(Iterator<CsvRecord> records) {
            List<Row<R>> chunk = new ArrayList<>();
            while (records.hasNext()) {
                CsvRecord next = records.next();
                read(next.getStartingLineNumber(), next.getFields()).ifPresent(chunk::add);
                if (chunk.size() == ROWS_AT_ONCE) {
                    store(chunk, true);
                    chunk = new ArrayList<>();
                }
            }
            if (!chunk.isEmpty()) {
                store(chunk, true);
            }
        }

        private Optional<Row<R>> read(long line, List<String> cells) {
            if (cells.size() > header.size()) {
                rejected.add(new Rejection(
                        line, "", "The row has " + cells.size() + " cells; the header has " + header.size() + "."));
                return Optional.empty();
            }
            ObjectNode request = requests.emptyObject();
            for (int i = 0; i < cells.size(); i++) {
                String cell = cells.get(i).strip();
                if (cell.indexOf('\uFFFD') >= 0) {
                    rejected.add(new Rejection(line, header.get(i).name(), "The cell is not UTF-8."));
                    return Optional.empty();
                }
                if (!cell.isEmpty()) {
                    header.get(i).put(request, cell, language);
                }
            }
            try {
                return Optional.of(new Row<>(line, requests.read(request, type)));
            } catch (ProblemException e) {
                reject(line, e);
                return Optional.empty();
            }
        }

        private void retryPutOff() {
            int before = -1;
            while (!putOff.isEmpty() && stored != before) {
                before = stored;
                List<Row<R>> again = putOff;
                putOff = new ArrayList<>();
                store(again, true);
            }
            List<Row<R>> last = putOff;
            putOff = new ArrayList<>();
            if (!last.isEmpty()) {
                store(last, false);
            }
        }

        private void store(List<Row<R>> rows, boolean mayBePutOff) {
            List<R> batch = rows.stream().map(Row::request).toList();
            sink.prepare(batch);
            List<? extends Outcome<?>> outcomes = transactionIsOpen ? sink.store(batch) : storeAndCommit(batch);
            for (int i = 0; i < rows.size(); i++) {
                if (outcomes.get(i) instanceof Outcome.Refused<?> refused) {
                    if (refused.missingReference() && mayBePutOff) {
                        putOff.add(rows.get(i));
                    } else {
                        reject(rows.get(i).line(), refused.problem());
                    }
                } else {
                    stored++;
                }
            }
        }

        private List<? extends Outcome<?>> storeAndCommit(List<R> rows) {
            return QuarkusTransaction.requiringNew()
                    .timeout(LONGEST_TRANSACTION_SECONDS)
                    .call(() -> {
                        List<? extends Outcome<?>> outcomes = sink.store(rows);
                        sink.settle();
                        return outcomes;
                    });
        }

        private void reject(long line, ProblemException problem) {
            List<FieldError> errors = problem.problem().errors();
            if (errors.isEmpty()) {
                rejected.add(new Rejection(line, "", problem.problem().detail()));
            }
            for (FieldError error : errors) {
                String column = columns.stream()
                        .filter(one -> one.standsFor(error.pointer()))
                        .map(Column::name)
                        .findFirst()
                        .orElse(error.field());
                rejected.add(new Rejection(line, column, error.detail()));
            }
        }
    }
}
