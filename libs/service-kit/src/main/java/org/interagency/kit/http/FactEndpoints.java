package org.interagency.kit.http;

import jakarta.inject.Singleton;
import org.interagency.contracts.TimedFact;
import org.interagency.kit.access.Caller;
import org.interagency.kit.csv.RunningImports;
import org.interagency.kit.csv.Spool;
import org.interagency.kit.export.Exports;
import org.interagency.kit.fact.FactRequest;
import org.interagency.kit.fact.FactService;
import org.interagency.kit.idempotency.IdempotentRequests;
import org.interagency.kit.request.RequestReader;

/** Creates the endpoint of each kind of fact. */
@Singleton
public final class FactEndpoints {

    private final RequestReader requests;
    private final IdempotentRequests once;
    private final Spool spool;
    private final RunningImports imports;
    private final Caller caller;
    private final Exports exports;

    FactEndpoints(
            RequestReader requests,
            IdempotentRequests once,
            Spool spool,
            RunningImports imports,
            Caller caller,
            Exports exports) {
        this.requests = requests;
        this.once = once;
        this.spool = spool;
        this.imports = imports;
        this.caller = caller;
        this.exports = exports;
    }

    /** The endpoint of a kind. */
    public <F extends TimedFact<F>, R extends FactRequest<F>> FactEndpoint<F, R> of(
            FactType<F, R> type, FactService<F, R, ?> service) {
        return new FactEndpoint<>(type, service, requests, once, spool, imports, caller, exports);
    }
}
