package org.interagency.kit.csv;

import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.interagency.kit.csv.CsvFile.Row;
import org.interagency.kit.csv.ImportReport.Rejection;
import org.interagency.kit.fact.Outcome;
import org.interagency.kit.fact.Trial;
import org.interagency.kit.fact.WriteTerms;
import org.interagency.kit.idempotency.Once;
import org.interagency.kit.problem.ProblemException;
import org.interagency.kit.request.RequestReader;

/**
 * Imports a CSV file: a thousand rows at a time, each lot in a transaction, or everything in one transaction. The latter also if the request has
 * an {@code Idempotency-Key}, so that the file is imported if and only if the answer is kept.
 *
 * <p>A row that is refused is tried again at the end of the file, since it may name something that a later row registers.
 *
 * @param <R> the request that each row stands for
 */
public final class CsvImport<R> {

    private static final int ROWS_AT_ONCE = 1000;

    private final List<Column> columns;
    private final Class<R> type;
    private final RequestReader requests;
    private final Once once;

    /** @param type the record of a request */
    public CsvImport(Class<R> type, RequestReader requests, Once once, List<Column> columns) {
        this.once = once;
        this.columns = columns;
        this.type = type;
        this.requests = requests;
    }

    /**
     * Imports everything.
     *
     * @return 200 with the report; 422 with the report if rows were bad and all or none were to be stored
     * @throws ProblemException 422 if the header is not as it must be; 400 if the file is no CSV
     */
    public Response run(InputStream body, ImportOptions options, RowSink<R> sink) {
        CsvFile<R> file = new CsvFile<>(type, requests, columns, options.language());
        Run run = new Run(file, sink, options.terms());
        if (options.inOneTransaction() || once.hasKey()) {
            return run.inOneTransaction(body, options);
        }
        run.lotByLot(body);
        return run.report(options);
    }

    /** One import. */
    private final class Run {

        private final CsvFile<R> file;
        private final RowSink<R> sink;
        private final WriteTerms terms;
        private final List<Rejection> rejected = new ArrayList<>();
        private Map<Row<R>, ProblemException> refused = new LinkedHashMap<>();
        private int stored;

        Run(CsvFile<R> file, RowSink<R> sink, WriteTerms terms) {
            this.file = file;
            this.sink = sink;
            this.terms = terms;
        }

        void lotByLot(InputStream body) {
            List<Row<R>> lot = new ArrayList<>();
            file.read(
                    body,
                    row -> {
                        lot.add(row);
                        if (lot.size() == ROWS_AT_ONCE) {
                            prepareAndCommit(lot, false);
                            lot.clear();
                        }
                    },
                    rejected::add);
            prepareAndCommit(lot, false);
            retryRefused(again -> prepareAndCommit(again, true));
        }

        private void prepareAndCommit(List<Row<R>> rows, boolean fresh) {
            if (!rows.isEmpty()) {
                sink.prepare(requestsOf(rows), fresh);
                Trial.run(() -> storeAndSettle(rows), done -> true);
            }
        }

        private boolean storeAndSettle(List<Row<R>> rows) {
            store(rows);
            sink.settle();
            return true;
        }

        /** Whatever other services have to be asked is asked before the transaction, which holds locks, begins. */
        Response inOneTransaction(InputStream body, ImportOptions options) {
            List<Row<R>> rows = new ArrayList<>();
            file.read(body, rows::add, rejected::add);
            return once.known(ImportReport.class).orElseGet(() -> inOneTransaction(rows, options));
        }

        private Response inOneTransaction(List<Row<R>> rows, ImportOptions options) {
            sink.prepare(requestsOf(rows), false);
            Response first = attempt(rows, options, false);
            if (refused.isEmpty()) {
                return first;
            }
            sink.prepare(requestsOf(refused.keySet()), true);
            return attempt(rows, options, true);
        }

        private Response attempt(List<Row<R>> rows, ImportOptions options, boolean isLast) {
            stored = 0;
            refused.clear();
            return once.run(
                    ImportReport.class,
                    () -> Trial.run(() -> storeAll(rows, options), report -> isToBeKept(options, isLast)));
        }

        private Response storeAll(List<Row<R>> rows, ImportOptions options) {
            sink.lock(requestsOf(rows));
            for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
                store(rows.subList(from, Math.min(rows.size(), from + ROWS_AT_ONCE)));
            }
            retryRefused(this::store);
            sink.settle();
            return report(options);
        }

        private boolean isToBeKept(ImportOptions options, boolean isLast) {
            boolean allAreGood = refused.isEmpty() && rejected.isEmpty();
            return !options.dryRun && (allAreGood || !options.atomic && (isLast || refused.isEmpty()));
        }

        private void retryRefused(Consumer<List<Row<R>>> store) {
            int before = -1;
            while (!refused.isEmpty() && stored != before) {
                before = stored;
                List<Row<R>> again = List.copyOf(refused.keySet());
                refused = new LinkedHashMap<>();
                store.accept(again);
            }
        }

        private void store(List<Row<R>> rows) {
            List<? extends Outcome<?>> outcomes = sink.store(requestsOf(rows), terms);
            for (int i = 0; i < rows.size(); i++) {
                if (outcomes.get(i) instanceof Outcome.Refused<?> refusal) {
                    refused.put(rows.get(i), refusal.problem());
                } else {
                    stored++;
                }
            }
        }

        private List<R> requestsOf(Collection<Row<R>> rows) {
            return rows.stream().map(Row::request).toList();
        }

        Response report(ImportOptions options) {
            List<Rejection> all = new ArrayList<>(rejected);
            refused.forEach((row, problem) -> all.addAll(file.rejections(row.line(), problem)));
            all.sort(Comparator.comparingLong(Rejection::line));
            boolean noneIsStored = options.atomic && !all.isEmpty();
            return Response.status(noneIsStored ? 422 : 200)
                    .entity(new ImportReport(noneIsStored ? 0 : stored, all))
                    .build();
        }
    }
}
