package org.interagency.kit.csv;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.interagency.kit.csv.CsvFile.CsvRow;
import org.interagency.kit.csv.ImportReport.Rejection;
import org.interagency.kit.fact.DryRunTransaction;
import org.interagency.kit.fact.FactRequest;
import org.interagency.kit.fact.FactService;
import org.interagency.kit.fact.WriteResult;
import org.interagency.kit.rule.RefusedException;

/**
 * Imports a CSV file in batches of 1000 rows, each in a transaction of its own, or as a whole in one transaction. A request with an {@code
 * Idempotency-Key} takes one transaction, so that the rows and the answer are stored together.
 *
 * <p>A row that is refused is retried at the end of the file, since it may refer to something that a later row registers.
 *
 * @param <R> the request that each row stands for
 */
public final class CsvImport<R extends FactRequest<?>> {

    private static final int ROWS_AT_ONCE = 1000;

    private final CsvFile<R> file;
    private final FactService<?, R, ?> service;
    private final ImportAttempts attempts;

    /**
     * @param file reads the rows
     * @param service stores the rows
     */
    public CsvImport(CsvFile<R> file, FactService<?, R, ?> service, ImportAttempts attempts) {
        this.file = file;
        this.service = service;
        this.attempts = attempts;
    }

    /**
     * Imports the file.
     *
     * @return the report; an atomic import stores nothing if a row is rejected
     * @throws RefusedException if the header is wrong, or if the file is not CSV
     */
    public ImportReport run(InputStream body, ImportOptions options) {
        Run run = new Run(options);
        if (options.inOneTransaction() || attempts.demandOneTransaction()) {
            return run.inOneTransaction(body);
        }
        run.lotByLot(body);
        return run.report();
    }

    /** One import. */
    private final class Run {

        private final ImportOptions options;
        private final List<Rejection> rejected = new ArrayList<>();
        private Map<CsvRow<R>, RefusedException> refused = new LinkedHashMap<>();
        private int stored;

        Run(ImportOptions options) {
            this.options = options;
        }

        void lotByLot(InputStream body) {
            List<CsvRow<R>> lot = new ArrayList<>();
            file.read(
                    body,
                    options.language(),
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

        private void prepareAndCommit(List<CsvRow<R>> rows, boolean fresh) {
            if (!rows.isEmpty()) {
                service.prepare(requestsOf(rows), fresh);
                DryRunTransaction.run(() -> storeAndSettle(rows), done -> true);
            }
        }

        private boolean storeAndSettle(List<CsvRow<R>> rows) {
            store(rows);
            service.settle();
            return true;
        }

        /** Asks other services before the transaction begins, so that no locks are held meanwhile. */
        ImportReport inOneTransaction(InputStream body) {
            List<CsvRow<R>> rows = new ArrayList<>();
            file.read(body, options.language(), rows::add, rejected::add);
            return attempts.before().orElseGet(() -> inOneTransaction(rows));
        }

        private ImportReport inOneTransaction(List<CsvRow<R>> rows) {
            service.prepare(requestsOf(rows), false);
            ImportReport first = attempt(rows, false);
            if (refused.isEmpty()) {
                return first;
            }
            service.prepare(requestsOf(refused.keySet()), true);
            return attempt(rows, true);
        }

        private ImportReport attempt(List<CsvRow<R>> rows, boolean isLast) {
            stored = 0;
            refused.clear();
            return attempts.run(() -> DryRunTransaction.run(() -> storeAll(rows), report -> isToBeKept(isLast)));
        }

        private ImportReport storeAll(List<CsvRow<R>> rows) {
            service.lock(requestsOf(rows));
            for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
                store(rows.subList(from, Math.min(rows.size(), from + ROWS_AT_ONCE)));
            }
            retryRefused(this::store);
            service.settle();
            return report();
        }

        private boolean isToBeKept(boolean isLast) {
            boolean allAreGood = refused.isEmpty() && rejected.isEmpty();
            return !options.dryRun() && (allAreGood || !options.atomic() && (isLast || refused.isEmpty()));
        }

        private void retryRefused(Consumer<List<CsvRow<R>>> store) {
            int before = -1;
            while (!refused.isEmpty() && stored != before) {
                before = stored;
                List<CsvRow<R>> again = List.copyOf(refused.keySet());
                refused = new LinkedHashMap<>();
                store.accept(again);
            }
        }

        private void store(List<CsvRow<R>> rows) {
            List<? extends WriteResult<?>> outcomes = service.store(requestsOf(rows), options.terms());
            for (int i = 0; i < rows.size(); i++) {
                if (outcomes.get(i) instanceof WriteResult.Refused<?> refusal) {
                    refused.put(rows.get(i), refusal.refusal());
                } else {
                    stored++;
                }
            }
        }

        private List<R> requestsOf(Collection<CsvRow<R>> rows) {
            return rows.stream().map(CsvRow::request).toList();
        }

        ImportReport report() {
            List<Rejection> all = new ArrayList<>(rejected);
            refused.forEach((row, problem) -> all.addAll(file.rejections(row.line(), problem)));
            all.sort(Comparator.comparingLong(Rejection::line));
            return new ImportReport(options.atomic() && !all.isEmpty() ? 0 : stored, all);
        }
    }
}
