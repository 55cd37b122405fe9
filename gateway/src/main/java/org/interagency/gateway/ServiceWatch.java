package org.interagency.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Ends the requests that wait for a service that no longer answers. A long import or scan may be silent for minutes, so that silence alone proves
 * nothing: while requests wait, the service is asked every {@value #PERIOD_MILLIS} ms whether it lives, and has {@value #PATIENCE_MILLIS} ms to
 * answer.
 */
final class ServiceWatch {

    private static final Logger LOG = Logger.getLogger(ServiceWatch.class);
    private static final int PERIOD_MILLIS = 5_000;
    private static final int PATIENCE_MILLIS = 10_000;

    private final HttpClient client;
    private final ServiceAddress service;
    private final Set<HttpClientRequest> waiting = ConcurrentHashMap.newKeySet();

    /** @param client whose connections are used for nothing else, so that a question never waits behind requests */
    ServiceWatch(Vertx vertx, HttpClient client, ServiceAddress service) {
        this.client = client;
        this.service = service;
        vertx.setPeriodic(PERIOD_MILLIS, timer -> check());
    }

    /** Watches a request until its answer has been received. If the service no longer lives, the request is reset. */
    void add(HttpClientRequest request) {
        waiting.add(request);
        request.response().compose(HttpClientResponse::end).onComplete(end -> waiting.remove(request));
    }

    private void check() {
        List<HttpClientRequest> sentBefore = List.copyOf(waiting);
        if (sentBefore.isEmpty()) {
            return;
        }
        RequestOptions question =
                service.request().setURI(service.path("/q/health/live")).setTimeout(PATIENCE_MILLIS);
        client.request(question)
                .compose(HttpClientRequest::send)
                .compose(HttpClientResponse::body)
                .onFailure(silence -> {
                    LOG.warnf("%s no longer answers: %s", service, silence.getMessage());
                    sentBefore.stream().filter(waiting::contains).forEach(request -> request.reset(0, silence));
                });
    }
}
