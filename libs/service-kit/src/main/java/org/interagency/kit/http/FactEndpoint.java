package org.interagency.kit.http;

import jakarta.ws.rs.core.Request;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.interagency.contracts.TimedFact;
import org.interagency.kit.access.Caller;
import org.interagency.kit.csv.CsvImport;
import org.interagency.kit.csv.ImportAttempts;
import org.interagency.kit.csv.ImportOptions;
import org.interagency.kit.csv.ImportProgress;
import org.interagency.kit.csv.ImportReport;
import org.interagency.kit.csv.RunningImports;
import org.interagency.kit.csv.Spool;
import org.interagency.kit.export.ExportType;
import org.interagency.kit.export.Exports;
import org.interagency.kit.export.ListRequest;
import org.interagency.kit.fact.DryRunTransaction;
import org.interagency.kit.fact.FactRequest;
import org.interagency.kit.fact.FactService;
import org.interagency.kit.fact.WriteResult.Stored;
import org.interagency.kit.fact.WriteTerms;
import org.interagency.kit.history.History.Version;
import org.interagency.kit.idempotency.IdempotentRequests;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageParameters;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.request.Codes;
import org.interagency.kit.request.RequestReader;
import org.interagency.kit.rule.RefusedException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The operations that the resources of all versioned facts share, independent of their paths.
 *
 * @param <F> the fact
 * @param <R> the request
 */
public final class FactEndpoint<F extends TimedFact<F>, R extends FactRequest<F>> implements FactOperations<F, R> {

    private static final int UNPROCESSABLE = 422;

    private final FactType<F, R> type;
    private final FactService<F, R, ?> service;
    private final RequestReader requests;
    private final IdempotentRequests once;
    private final Spool spool;
    private final RunningImports imports;
    private final Caller caller;
    private final Exports exports;

    FactEndpoint(
            FactType<F, R> type,
            FactService<F, R, ?> service,
            RequestReader requests,
            IdempotentRequests once,
            Spool spool,
            RunningImports imports,
            Caller caller,
            Exports exports) {
        this.type = type;
        this.service = service;
        this.requests = requests;
        this.once = once;
        this.spool = spool;
        this.imports = imports;
        this.caller = caller;
        this.exports = exports;
    }

    @Override
    public RestResponse<F> create(@Nullable R request, boolean dryRun) {
        R checked = requests.checked(request);
        WriteTerms terms = WriteTerms.creation(caller.mandate());
        return created(checked, type.fact(), () -> answer(write(checked, terms, dryRun)));
    }

    @Override
    public RestResponse<F> put(String code, @Nullable R request, WriteParameters parameters, boolean dryRun) {
        R checked = addressed(code, request);
        WriteTerms terms = parameters.terms(caller.mandate());
        return replaced(checked, () -> answer(write(checked, terms, dryRun)));
    }

    private Stored<F> write(R checked, WriteTerms terms, boolean dryRun) {
        return dryRun
                ? DryRunTransaction.run(() -> service.write(checked, terms), stored -> false)
                : service.write(checked, terms);
    }

    /** The checked request, with the key from its address. */
    public R addressed(String key, @Nullable R request) {
        R given = requests.given(request);
        return requests.checked(type.withKey().apply(given, Codes.inAddress(type.key(), key, given.key())));
    }

    /**
     * Answers the POST of one fact.
     *
     * @param answer the class of the body of a successful answer
     * @param write carries out the request, in one transaction
     */
    public <A> RestResponse<A> created(R checked, Class<A> answer, Supplier<RestResponse<A>> write) {
        return once.known(answer).orElseGet(() -> replaced(checked, () -> once.run(answer, write)));
    }

    /**
     * Answers the PUT of one fact.
     *
     * @param write carries out the request, in one transaction
     */
    public <A> RestResponse<A> replaced(R checked, Supplier<RestResponse<A>> write) {
        return service.withCopies(List.of(checked), write);
    }

    private RestResponse<F> answer(Stored<F> stored) {
        return answer(stored, stored.fact());
    }

    /** The answer to a write: 201 with the address of a new fact, or 200 for one that existed already. */
    public <A> RestResponse<A> answer(Stored<F> stored, A body) {
        return FactAnswers.of(type.collection(), stored, body);
    }

    @Override
    public RestResponse<ImportReport> importFile(InputStream body, ImportParameters parameters) {
        ImportOptions options = parameters.options(caller.mandate());
        Consumer<ImportProgress> progress = parameters
                .id()
                .filter(id -> !once.hasKey())
                .map(imports::notesOf)
                .orElse(none -> {});
        CsvImport<R> files =
                new CsvImport<>(type.file(requests), service, new ImportsWithKey(options), spool, progress);
        return answer(files.run(body, options), options);
    }

    @Override
    public ImportProgress importProgress(String id) {
        return ImportParameters.uuid(id)
                .flatMap(imports::find)
                .orElseThrow(() -> RefusedException.notFound("import", id));
    }

    private static RestResponse<ImportReport> answer(ImportReport report, ImportOptions options) {
        boolean isRefused = options.atomic() && report.rejectedRows() > 0;
        return isRefused
                ? RestResponse.ResponseBuilder.<ImportReport>create(UNPROCESSABLE)
                        .entity(report)
                        .build()
                : RestResponse.ok(report);
    }

    /** The attempts of an import. With an {@code Idempotency-Key}, the import and its answer are stored in one transaction. */
    private final class ImportsWithKey implements ImportAttempts {

        private final ImportOptions options;

        ImportsWithKey(ImportOptions options) {
            this.options = options;
        }

        @Override
        public boolean demandOneTransaction() {
            return once.hasKey();
        }

        @Override
        public Optional<ImportReport> before() {
            return once.known(ImportReport.class).map(RestResponse::getEntity);
        }

        @Override
        public ImportReport run(Supplier<ImportReport> attempt) {
            return once.run(ImportReport.class, () -> answer(attempt.get(), options))
                    .getEntity();
        }
    }

    @Override
    public RestResponse<Page<F>> list(ListRequest wanted, Function<PageRequest, Page<F>> pages) {
        return exports.answer(wanted, ExportType.imported(type.collection(), type.columns()), pages);
    }

    @Override
    public RestResponse<F> get(String code, @Nullable LocalDate asOf, Request request) {
        return FactAnswers.of(service.get(code, asOf), request);
    }

    @Override
    public Page<Version<F>> history(String code, PageParameters page) {
        Page<Version<F>> history = service.history(code, page.request());
        return caller.readsAuthors() ? history : history.map(Version::withoutAuthor);
    }

    @Override
    public RestResponse<F> retire(String code, RetireParameters parameters) {
        return answer(service.retire(code, parameters.on(), parameters.precondition(), caller.mandate()));
    }
}
