package org.interagency.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;
import org.jboss.logging.Logger;

/** Routes each request to a service and streams bodies in both directions, without reading them whole first. */
@ApplicationScoped
class Gateway {

    private static final Logger LOG = Logger.getLogger(Gateway.class);
    private static final String API = "/api/v1/";
    private static final String DESCRIPTION =
            """
            Who is responsible for what in social protection.

            Names and explanations are given by language. With `Accept-Language`, an answer has each only in the language that fits best; `*` \
            asks for all languages. A fact is read with an `ETag`: a write with that value in `If-Match` is refused if somebody else has \
            changed the fact meanwhile. A POST with an `Idempotency-Key` is carried out once, however often it is sent.""";

    private static final int CONNECTIONS_PER_SERVICE = 200;
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;

    private final Services services;
    private final Deprecation deprecation;
    private final HttpClient client;

    Gateway(Services services, Deprecation deprecation, Vertx vertx) {
        this.services = services;
        this.deprecation = deprecation;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS_PER_SERVICE)
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS));
    }

    void route(@Observes Router router) {
        services.byCollection().forEach((collection, service) -> {
            HttpProxy proxy = proxy(service);
            router.route(API + collection).handler(request -> proxy.handle(request.request()));
            router.route(API + collection + "/*").handler(request -> proxy.handle(request.request()));
        });
        router.route("/api/*").handler(Gateway::answerNotFound);
        router.get("/q/openapi").handler(this::answerDocument);
    }

    private HttpProxy proxy(URI service) {
        return HttpProxy.reverseProxy(client)
                .origin(service.getPort(), service.getHost())
                .addInterceptor(new ProxyInterceptor() {
                    @Override
                    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
                        return context.sendRequest().recover(failure -> {
                            LOG.warnf("%s does not answer: %s", service, failure.getMessage());
                            context.request().release();
                            return Future.succeededFuture(unavailable(context, service));
                        });
                    }

                    @Override
                    public Future<Void> handleProxyResponse(ProxyContext context) {
                        deprecation.announce(context.response().headers());
                        return context.sendResponse();
                    }
                });
    }

    private static ProxyResponse unavailable(ProxyContext context, URI service) {
        return context.request()
                .response()
                .setStatusCode(503)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problems.MEDIA_TYPE)
                .putHeader(HttpHeaders.RETRY_AFTER, "1")
                .setBody(Body.body(Problems.unavailable(service.toString()).toBuffer()));
    }

    private static void answerNotFound(RoutingContext request) {
        request.response()
                .setStatusCode(404)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problems.MEDIA_TYPE)
                .end(Problems.notFound(request.normalizedPath()).toBuffer());
    }

    private void answerDocument(RoutingContext request) {
        List<Future<JsonObject>> documents =
                services.all().stream().map(this::document).toList();
        Future.all(documents)
                .map(all -> merged(all.list()))
                .onSuccess(document -> request.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(document.toBuffer()))
                .onFailure(failure -> request.response()
                        .setStatusCode(503)
                        .putHeader(HttpHeaders.CONTENT_TYPE, Problems.MEDIA_TYPE)
                        .putHeader(HttpHeaders.RETRY_AFTER, "1")
                        .end(Problems.unavailable(failure.getMessage()).toBuffer()));
    }

    private Future<JsonObject> document(URI service) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(service.getHost())
                .setPort(service.getPort())
                .setURI("/q/openapi?format=json");
        return client.request(options)
                .compose(HttpClientRequest::send)
                .compose(HttpClientResponse::body)
                .map(Buffer::toJsonObject)
                .recover(failure -> Future.failedFuture(service.toString()));
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
