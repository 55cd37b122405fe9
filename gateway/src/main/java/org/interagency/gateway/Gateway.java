package org.interagency.gateway;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.contracts.RequestId;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Routes each request to a service and streams bodies in both directions, without reading them whole first. */
@ApplicationScoped
class Gateway {

    private static final Logger LOG = Logger.getLogger(Gateway.class);

    private static final String API = "/api/v1/";
    /** All paths of the API. */
    static final String ALL = "/api/*";

    private static final List<String> CHUNKED = List.of("chunked");
    private static final String DESCRIPTION =
            """
            Who is responsible for what in social protection.

            Names and explanations are given by language. With `Accept-Language`, an answer has each only in the language that fits best; `*` \
            asks for all languages. A fact is read with an `ETag`: a write with that value in `If-Match` is refused if somebody else has \
            changed the fact meanwhile. A POST with an `Idempotency-Key` is carried out once, however often it is sent \
            within a day. Each answer has the `X-Request-ID` under which the log knows the request; a client can choose it: 1 to 64 letters, \
            digits and `._-`. A client can send so many requests as \
            `RateLimit-Policy` says, and has as many left as `RateLimit` says; beyond that, it gets a 429 with `Retry-After`.""";

    /** How long a service has to describe its API. */
    private static final int DOCUMENT_MILLIS = 10_000;

    /** Before the handlers of Quarkus that authenticate, which have the orders -200 and -100, so that requests beyond the quota cost little. */
    static final int FIRST = -1_000;

    /** For a year, browsers that have reached the gateway by TLS use nothing else (RFC 6797). */
    private static final String ONLY_TLS = "max-age=31536000";

    /** The name under which Quarkus' metrics look for the route of a request. */
    private static final String ROUTE_OF_METRICS = "UrlPathTemplate";

    private final Services services;
    private final Deprecation deprecation;
    private final RateLimits limits;
    private final Vertx vertx;
    private final ServiceClients clients;
    private final HttpClient client;
    private final Duration delay;
    private volatile boolean ending;

    /** @param delay how long requests are still taken once a shutdown has begun */
    Gateway(
            Services services,
            Deprecation deprecation,
            RateLimits limits,
            Vertx vertx,
            ServiceClients clients,
            @ConfigProperty(name = "quarkus.shutdown.delay") Duration delay) {
        this.services = services;
        this.deprecation = deprecation;
        this.limits = limits;
        this.vertx = vertx;
        this.clients = clients;
        this.client = clients.client(new HttpClientOptions());
        this.delay = delay;
    }

    void route(@Observes Router router) {
        Map<ServiceAddress, ServiceProxy> proxies = services.all().stream()
                .distinct()
                .collect(Collectors.toMap(
                        service -> service, service -> new ServiceProxy(service, deprecation, vertx, clients)));
        router.route().order(FIRST).handler(Gateway::demandTls);
        router.route(ALL).order(FIRST).handler(request -> identify(request, ALL));
        router.route(ALL).order(FIRST).handler(Gateway::refuseUnclearLength);
        router.route(ALL).order(FIRST).handler(limits::apply);
        router.route("/q/openapi").order(FIRST).handler(limits::apply);
        services.byCollection().forEach((collection, service) -> {
            ServiceProxy proxy = proxies.get(service);
            route(router, API + collection, proxy);
            route(router, API + collection + "/*", proxy);
        });
        router.route(ALL).handler(Gateway::answerNotFound);
        router.get("/q/openapi").handler(this::answerDocument);
    }

    private static void demandTls(RoutingContext request) {
        if (request.request().isSSL()) {
            request.response().putHeader("Strict-Transport-Security", ONLY_TLS);
        }
        request.next();
    }

    /**
     * Refuses a request whose end is unclear (RFC 9112, 6.1 and 6.3): another server before this one could take its body for the next request, or the
     * other way round. What follows it on its connection is read no more.
     */
    private static void refuseUnclearLength(RoutingContext request) {
        List<String> encodings = request.request().headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (encodings.isEmpty()
                || encodings.equals(CHUNKED) && request.request().version() == HttpVersion.HTTP_1_1) {
            request.next();
            return;
        }
        Buffer problem = Problems.transferEncoding().toBuffer();
        // It is written and not ended, since the next request would be handled at the end.
        request.response()
                .setStatusCode(400)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problems.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(problem.length()))
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .write(problem)
                .onComplete(written -> request.request().connection().close());
    }

    /** Gives a request its id, which the service, the answer and the log get; and a route for metrics, until it has one of its own. */
    static void identify(RoutingContext request, String route) {
        Vertx.currentContext().putLocal(ROUTE_OF_METRICS, route);
        String id = RequestId.of(request.request().getHeader(RequestId.HEADER));
        MDC.put(RequestId.LOG_KEY, id);
        request.request().headers().set(RequestId.HEADER, id);
        request.addHeadersEndHandler(end -> request.response().putHeader(RequestId.HEADER, id));
        request.next();
    }

    private void route(Router router, String route, ServiceProxy proxy) {
        router.route(route).handler(request -> {
            Vertx.currentContext().putLocal(ROUTE_OF_METRICS, route);
            if (ending) {
                Problems.answer(request, Problems.ending());
            } else {
                proxy.handle(request);
            }
        });
    }

    void endSoon(@Observes ShutdownDelayInitiatedEvent event) {
        vertx.setTimer(delay.toMillis(), timer -> ending = true);
    }

    private static void answerNotFound(RoutingContext request) {
        Problems.answer(request, Problems.notFound(request.normalizedPath()));
    }

    private void answerDocument(RoutingContext request) {
        List<Future<JsonObject>> documents =
                services.all().stream().map(this::document).toList();
        Future.all(documents)
                .map(all -> merged(all.list()))
                .onSuccess(document -> request.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(document.toBuffer()))
                .onFailure(failure -> Problems.answer(request, Problems.unavailable(failure.getMessage())));
    }

    private Future<JsonObject> document(ServiceAddress service) {
        RequestOptions options = service.request()
                .setMethod(HttpMethod.GET)
                .setURI(service.path("/q/openapi?format=json"))
                .setTimeout(DOCUMENT_MILLIS);
        return client.request(options)
                .compose(HttpClientRequest::send)
                .compose(HttpClientResponse::body)
                .map(Buffer::toJsonObject)
                .recover(failure -> {
                    LOG.warnf("%s does not describe its API: %s", service, failure.getMessage());
                    return Future.failedFuture(service.name());
                });
    }

    /** The documents as one. A name that is in several documents, such as that of a fact, has to mean the same in all; a test checks this. */
    private JsonObject merged(List<JsonObject> documents) {
        JsonObject merged = new JsonObject();
        JsonArray tags = new JsonArray();
        for (JsonObject document : documents) {
            merged.mergeIn(document, true);
            tags.addAll(document.getJsonArray("tags", new JsonArray()));
        }
        deprecation.describe(merged);
        return merged.put("tags", tags)
                .put("servers", new JsonArray().add(new JsonObject().put("url", "/")))
                .put(
                        "info",
                        new JsonObject()
                                .put("title", "Responsibility registry")
                                .put("description", DESCRIPTION)
                                .put("version", "1"));
    }
}
