package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.interagency.contracts.RequestId;
import org.interagency.gateway.ServiceAddress;
import org.interagency.gateway.ServiceClients;
import org.interagency.gateway.Services;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the services for what a page shows, with the token and in the language of its reader. So a page shows and does what its reader may read and do, and
 * nothing else. Each request has {@value #SECONDS} s; a service that does not answer, or answers what cannot be read, is a {@link PageRefusal} with 503.
 */
@ApplicationScoped
class RegistryApi {

    private static final Logger LOG = Logger.getLogger(RegistryApi.class);

    /** Longer than the slowest list of the largest registry; a reader who waits longer has left. */
    private static final int SECONDS = 10;

    private static final int CONNECT_MILLIS = 2_000;

    /** Fewer than what {@code ServiceProxy} leaves of the threads of a service. */
    private static final int CONNECTIONS = 20;

    private static final int WAITING = 200;
    private static final int UNAVAILABLE = 503;
    private static final int FIRST_ERROR = 400;

    private final Services services;
    private final HttpClient client;

    RegistryApi(Services services, ServiceClients clients) {
        this.services = services;
        this.client = clients.client(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS)
                .setMaxWaitQueueSize(WAITING)
                .setConnectTimeout(CONNECT_MILLIS));
    }

    /** Reads what is at an address. It fails with a {@link PageRefusal} if the API refuses that. */
    Future<ApiAnswer> get(PageVisit visit, ApiAddress address) {
        return ask(visit, HttpMethod.GET, address, null, Map.of());
    }

    /**
     * Writes. It fails with a {@link PageRefusal} if the API refuses that.
     *
     * @param body {@code null} if the request has none
     * @param headers such as {@code If-Match}
     */
    Future<ApiAnswer> send(
            PageVisit visit,
            HttpMethod method,
            ApiAddress address,
            @Nullable JsonObject body,
            Map<String, String> headers) {
        return ask(visit, method, address, body, headers);
    }

    private Future<ApiAnswer> ask(
            PageVisit visit,
            HttpMethod method,
            ApiAddress address,
            @Nullable JsonObject body,
            Map<String, String> headers) {
        ServiceAddress service = services.byCollection().get(address.collection());
        RequestOptions options = service.request()
                .setMethod(method)
                .setURI(service.path(ApiAddress.API + address.text()))
                .setTimeout(TimeUnit.SECONDS.toMillis(SECONDS))
                .putHeader(HttpHeaders.ACCEPT, "application/json")
                .putHeader(HttpHeaders.ACCEPT_LANGUAGE, visit.language().getLanguage())
                .putHeader(RequestId.HEADER, visit.requestId());
        headers.forEach((name, value) -> options.putHeader(name, value));
        String authorization = visit.authorization();
        if (authorization != null) {
            options.putHeader(HttpHeaders.AUTHORIZATION, authorization);
        }
        String sender = visit.sender();
        if (sender != null) {
            // The services record for whom the gateway asks.
            options.putHeader("X-Forwarded-For", sender);
        }
        if (body != null) {
            options.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        }
        return client.request(options)
                .compose(request -> sent(request, body))
                .compose(RegistryApi::read)
                .timeout(SECONDS, TimeUnit.SECONDS)
                .recover(failure -> Future.failedFuture(refusal(visit, service, failure)));
    }

    private static Future<HttpClientResponse> sent(HttpClientRequest request, @Nullable JsonObject body) {
        return body == null ? request.send() : request.send(body.toBuffer());
    }

    private static Future<ApiAnswer> read(HttpClientResponse response) {
        return response.body().map(bytes -> {
            JsonObject body = object(bytes);
            if (response.statusCode() >= FIRST_ERROR) {
                throw PageRefusal.of(response.statusCode(), body);
            }
            String tag = response.getHeader(HttpHeaders.ETAG);
            return new ApiAnswer(body, tag == null ? "" : tag);
        });
    }

    /** @throws DecodeException if it is not an object */
    private static JsonObject object(Buffer bytes) {
        return bytes.length() == 0 ? new JsonObject() : bytes.toJsonObject();
    }

    private static PageRefusal refusal(PageVisit visit, ServiceAddress service, Throwable failure) {
        if (failure instanceof PageRefusal refused && refused.status() < 500) {
            return refused;
        }
        LOG.warnf("%s does not answer a page: %s", service, failure.getMessage());
        return new PageRefusal(UNAVAILABLE, visit.texts().of("unavailable"));
    }
}
