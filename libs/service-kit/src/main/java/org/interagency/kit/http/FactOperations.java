package org.interagency.kit.http;

import jakarta.ws.rs.core.Request;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.function.Function;
import org.interagency.kit.csv.ImportProgress;
import org.interagency.kit.csv.ImportReport;
import org.interagency.kit.export.ListRequest;
import org.interagency.kit.history.History.Version;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageParameters;
import org.interagency.kit.paging.PageRequest;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The operations of a {@link FactResource}. Its type parameters have no bounds, since Quarkus cannot describe inherited methods whose bounds are
 * recursive.
 *
 * @param <F> the fact
 * @param <R> the request
 */
public interface FactOperations<F, R> {

    /** Describes the operation that answers a history. */
    String HISTORY =
            "At most 100 in a page; oldest first, newest first with sort=-version. Only coordinators, auditors and admins read who has written it.";

    /**
     * Registers a fact that does not exist.
     *
     * @param dryRun whether to answer what the write would do, and roll it back
     */
    RestResponse<F> create(@Nullable R request, boolean dryRun);

    /**
     * Registers the fact of a code, or replaces it.
     *
     * @param dryRun whether to answer what the write would do, and roll it back
     */
    RestResponse<F> put(String code, @Nullable R request, WriteParameters parameters, boolean dryRun);

    /** Registers or replaces the facts of a CSV file. */
    RestResponse<ImportReport> importFile(InputStream body, ImportParameters parameters);

    /**
     * How far an import has come.
     *
     * @param id that its sender has chosen
     */
    ImportProgress importProgress(String id);

    /**
     * Answers a list of facts: a page, or a file with all of them.
     *
     * @param pages reads a page
     */
    RestResponse<Page<F>> list(ListRequest wanted, Function<PageRequest, Page<F>> pages);

    /** Reads the fact of a code. */
    RestResponse<F> get(String code, @Nullable LocalDate asOf, Request request);

    /** Reads versions of the fact of a code. */
    Page<Version<F>> history(String code, PageParameters page);

    /** Retires the fact of a code. */
    RestResponse<F> retire(String code, RetireParameters parameters);
}
