package org.interagency.kit.csv;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.interagency.kit.csv.CsvFile.CsvRow;
import org.interagency.kit.fact.DryRunTransaction;
import org.interagency.kit.fact.FactRequest;
import org.interagency.kit.fact.FactService;
import org.interagency.kit.fact.WriteResult;

/**
 * Imports a CSV file in batches, each in a transaction of its own, or as a whole in one transaction. A request with an {@code Idempotency-Key} takes
 * one transaction, so that the rows and the answer are stored together.
 *
 * <p>The file is kept on disk and read several times; only one batch is in memory. A row that is refused is retried at the end of the file, since it
 * may refer to something that a later row registers.
 *
 * @param <R> the request that each row stands for
 */
public final class CsvImport<R extends FactRequest<?>> {

    private static final int ROWS_AT_ONCE = 1000;
    private static final int CHARACTERS_AT_ONCE = 256 * 1024;

    private final CsvFile<R> file;
    private final FactService<?, R, ?> service;
    private final ImportAttempts attempts;
    private final Spool spool;
    private final Consumer<ImportProgress> progress;
    private ImportProgress last = new ImportProgress(ImportPhase.READING, 0, 0, Instant.now());

    /**
     * @param file reads the rows
     * @param service stores the rows
     * @param spool keeps the file meanwhile
     * @param progress is told how far the import has come, after each batch of rows
     */
    public CsvImport(
            CsvFile<R> file,
            FactService<?, R, ?> service,
            ImportAttempts attempts,
            Spool spool,
            Consumer<ImportProgress> progress) {
        this.file = file;
        this.service = service;
        this.attempts = attempts;
        this.spool = spool;
        this.progress = progress;
    }

    /**
     * Imports the file.
     *
     * @return the report; an atomic import stores nothing if a row is rejected
     * @throws org.interagency.kit.rule.RefusedException if the header is wrong, if the file is not CSV, or if there is no room for it; nothing is
     *     stored then
     */
    public ImportReport run(InputStream body, ImportOptions options) {
        note(ImportPhase.READING, 0, 0);
        try (SpooledFile spooled = SpooledFile.of(body, spool)) {
            return attempts.before().orElseGet(() -> new Run(spooled, options).report());
        } finally {
            note(ImportPhase.ENDED, last.rows(), last.done());
        }
    }

    private void note(ImportPhase phase, int rows, int done) {
        last = new ImportProgress(phase, rows, done, Instant.now());
        progress.accept(last);
    }

    /** One import. Rows are remembered by their numbers. */
    private final class Run {

        private final SpooledFile spooled;
        private final ImportOptions options;
        private final BitSet readable = new BitSet();
        private final Rejections unreadable = new Rejections();
        private BitSet refused = new BitSet();
        private Rejections refusals = new Rejections();
        private int stored;

        Run(SpooledFile spooled, ImportOptions options) {
            this.spooled = spooled;
            this.options = options;
        }

        ImportReport report() {
            file.read(
                    spooled.content(),
                    options.language(),
                    number -> true,
                    row -> readable.set(row.number()),
                    unreadable::add);
            if (options.inOneTransaction() || attempts.demandOneTransaction()) {
                noteRows(ImportPhase.PREPARING);
                return inOneTransaction();
            }
            noteRows(ImportPhase.STORING);
            storeInPasses(batch -> prepareAndCommit(batch, false), batch -> prepareAndCommit(batch, true));
            return reportSoFar();
        }

        private void noteRows(ImportPhase phase) {
            note(phase, readable.cardinality(), stored + refused.cardinality());
        }

        private void prepareAndCommit(List<CsvRow<R>> rows, boolean fresh) {
            service.prepare(requestsOf(rows), fresh);
            DryRunTransaction.run(() -> storeAndSettle(rows), done -> true);
        }

        private boolean storeAndSettle(List<CsvRow<R>> rows) {
            store(rows);
            service.settle();
            return true;
        }

        /** Asks other services before the transaction begins, so that no locks are held meanwhile. */
        private ImportReport inOneTransaction() {
            boolean hasCopies = prepare(readable, false);
            ImportReport first = attempt(!hasCopies);
            if (!hasCopies || refused.isEmpty()) {
                return first;
            }
            prepare(refused, true);
            return attempt(true);
        }

        /** @return whether the rows refer to facts of other services */
        private boolean prepare(BitSet rows, boolean fresh) {
            boolean[] hasCopies = {false};
            inBatches(rows, batch -> hasCopies[0] |= service.prepare(requestsOf(batch), fresh));
            return hasCopies[0];
        }

        private ImportReport attempt(boolean isLast) {
            stored = 0;
            refused = new BitSet();
            return attempts.run(() -> DryRunTransaction.run(this::storeAll, report -> isToBeKept(isLast)));
        }

        private ImportReport storeAll() {
            inBatches(readable, batch -> service.note(requestsOf(batch)));
            service.lockNoted();
            noteRows(ImportPhase.STORING);
            storeInPasses(this::storeAndForget, this::storeAndForget);
            noteRows(ImportPhase.SETTLING);
            service.settle();
            return reportSoFar();
        }

        private void storeAndForget(List<CsvRow<R>> rows) {
            store(rows);
            service.forget();
        }

        private boolean isToBeKept(boolean isLast) {
            boolean allAreGood = refused.isEmpty() && unreadable.rows() == 0;
            return !options.dryRun() && (allAreGood || !options.atomic() && (isLast || refused.isEmpty()));
        }

        /** Stores all rows, then those that were refused, again and again as long as some of them are stored. */
        private void storeInPasses(Consumer<List<CsvRow<R>>> first, Consumer<List<CsvRow<R>>> again) {
            pass(readable, first);
            int before = -1;
            while (!refused.isEmpty() && stored != before) {
                before = stored;
                pass(refused, again);
            }
        }

        private void pass(BitSet rows, Consumer<List<CsvRow<R>>> store) {
            refused = new BitSet();
            refusals = new Rejections();
            inBatches(rows, store);
        }

        private void store(List<CsvRow<R>> rows) {
            List<? extends WriteResult<?>> outcomes = service.store(requestsOf(rows), options.terms());
            for (int i = 0; i < rows.size(); i++) {
                if (outcomes.get(i) instanceof WriteResult.Refused<?> refusal) {
                    refused.set(rows.get(i).number());
                    refusals.add(file.rejections(rows.get(i), refusal.refusal()));
                } else {
                    stored++;
                }
            }
            noteRows(ImportPhase.STORING);
        }

        private List<R> requestsOf(List<CsvRow<R>> rows) {
            return rows.stream().map(CsvRow::request).toList();
        }

        /** Reads rows again, a batch at a time. */
        private void inBatches(BitSet rows, Consumer<List<CsvRow<R>>> use) {
            if (rows.isEmpty()) {
                return;
            }
            Batches batches = new Batches(use);
            file.read(spooled.content(), options.language(), rows::get, batches::add, errors -> {
                throw new IllegalStateException("a row could be read before: " + errors);
            });
            batches.passOn();
        }

        private ImportReport reportSoFar() {
            int rejectedRows = unreadable.rows() + refusals.rows();
            return new ImportReport(
                    options.atomic() && rejectedRows > 0 ? 0 : stored,
                    rejectedRows,
                    Rejections.first(unreadable, refusals));
        }
    }

    /** Collects rows and passes them on in batches. */
    private final class Batches {

        private final Consumer<List<CsvRow<R>>> use;
        private final List<CsvRow<R>> batch = new ArrayList<>();
        private int characters;

        Batches(Consumer<List<CsvRow<R>>> use) {
            this.use = use;
        }

        void add(CsvRow<R> row) {
            if (batch.size() == ROWS_AT_ONCE || characters + row.size() > CHARACTERS_AT_ONCE) {
                passOn();
            }
            batch.add(row);
            characters += row.size();
        }

        void passOn() {
            if (!batch.isEmpty()) {
                use.accept(List.copyOf(batch));
                batch.clear();
                characters = 0;
            }
        }
    }
}
