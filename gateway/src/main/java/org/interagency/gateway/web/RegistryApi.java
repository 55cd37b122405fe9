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
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.interagency.contracts.RequestId;
import org.interagency.gateway.ServiceAddress;
import org.interagency.gateway.ServiceClients;
import org.interagency.gateway.Services;
import org.interagency.gateway.web.ApiAddress.Parameter;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the services for what a page shows, with the token and in the language of its reader. So a page shows and does what its reader may read and do, and
 * nothing else. Each request has a time of its kind; a service that does not answer, or answers what cannot be read, is a {@link PageRefusal} with 503,
 * which says so if it is not known whether something was stored.
 */
@ApplicationScoped
class RegistryApi {

    private static final Logger LOG = Logger.getLogger(RegistryApi.class);

    /** A parameter of the API by which nothing is stored. */
    private static final Parameter DRY_RUN = new Parameter("dryRun", "true");

    /** What every report of an import has, and no problem. */
    private static final String REPORT = "rejectedRows";

    private static final int CONNECT_MILLIS = 2_000;

    /** How long a request waits for a connection; nothing is sent meanwhile. */
    private static final int CONNECTION_MILLIS = 5_000;

    /** Fewer than what {@code ServiceProxy} leaves of the threads of a service. */
    private static final int CONNECTIONS = 20;

    private static final int WAITING = 200;

    /** Trials and imports keep a connection for minutes, so they have few of their own, and leave those of all other pages free. */
    private static final int LONG_CONNECTIONS = 5;

    private static final int LONG_WAITING = 10;
    private static final int UNAVAILABLE = 503;
    private static final String UNAVAILABLE_TEXT = "unavailable";
    private static final int FIRST_ERROR = 400;

    /** How long a kind of request may take, once it is sent, and whether it keeps its connection for long. */
    private enum Pace {
        /** Longer than the slowest list of the largest registry; a reader who waits longer has left. */
        READ(10, false),
        /** Longer than the longest write of one thing, which the services end after 120 s: a reader is to be told whether it was stored. */
        WRITE(130, false),
        /** As long as a trial; most previews of one write are as quick as the write. */
        PREVIEW(60, false),
        /** A scenario about the largest ministry of a large registry takes longer than any list; whoever plans a reorganisation waits for it. */
        TRIAL(60, true),
        /** Longer than an import of the largest file that a page takes. */
        FILE(300, true);

        private final int seconds;
        private final boolean isLong;

        Pace(int seconds, boolean isLong) {
            this.seconds = seconds;
            this.isLong = isLong;
        }
    }

    private final Services services;
    private final HttpClient client;
    private final HttpClient longClient;

    RegistryApi(Services services, ServiceClients clients) {
        this.services = services;
        this.client = clients.client(options(CONNECTIONS, WAITING));
        this.longClient = clients.client(options(LONG_CONNECTIONS, LONG_WAITING));
    }

    private static HttpClientOptions options(int connections, int waiting) {
        return new HttpClientOptions()
                .setMaxPoolSize(connections)
                .setMaxWaitQueueSize(waiting)
                .setConnectTimeout(CONNECT_MILLIS);
    }

    /** Reads what is at an address. It fails with a {@link PageRefusal} if the API refuses that. */
    Future<ApiAnswer> get(PageVisit visit, ApiAddress address) {
        return ask(visit, HttpMethod.GET, address, null, Map.of(), Pace.READ);
    }

    /**
     * Writes, or tells with {@code dryRun} what a write would do. It fails with a {@link PageRefusal} if the API refuses that.
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
        return send(visit, method, address, body, headers, pace(method, address));
    }

    private static Pace pace(HttpMethod method, ApiAddress address) {
        if (address.query().contains(DRY_RUN)) {
            return Pace.PREVIEW;
        }
        return method.equals(HttpMethod.GET) ? Pace.READ : Pace.WRITE;
    }

    private Future<ApiAnswer> send(
            PageVisit visit,
            HttpMethod method,
            ApiAddress address,
            @Nullable JsonObject body,
            Map<String, String> headers,
            Pace pace) {
        Map<String, String> all = new HashMap<>(headers);
        if (body != null) {
            all.put("Content-Type", "application/json");
        }
        return ask(visit, method, address, body == null ? null : body.toBuffer(), all, pace);
    }

    /**
     * Asks what would follow from something. It fails with a {@link PageRefusal} if the API refuses that.
     *
     * @param body {@code null} if the request has none
     * @param headers such as {@code Idempotency-Key}
     */
    Future<ApiAnswer> tryOut(
            PageVisit visit,
            HttpMethod method,
            ApiAddress address,
            @Nullable JsonObject body,
            Map<String, String> headers) {
        return send(visit, method, address, body, headers, Pace.TRIAL);
    }

    /** Imports a CSV file. The report is an answer, whether or not the file was stored; it fails with a {@link PageRefusal} if there is none. */
    Future<ApiAnswer> importFile(PageVisit visit, ApiAddress address, Buffer csv) {
        return ask(visit, HttpMethod.POST, address, csv, Map.of("Content-Type", "text/csv; charset=UTF-8"), Pace.FILE);
    }

    private Future<ApiAnswer> ask(
            PageVisit visit,
            HttpMethod method,
            ApiAddress address,
            @Nullable Buffer body,
            Map<String, String> headers,
            Pace pace) {
        ServiceAddress service = services.byCollection().get(address.collection());
        RequestOptions options = service.request()
                .setMethod(method)
                .setURI(service.path(ApiAddress.API + address.text()))
                .setTimeout(TimeUnit.SECONDS.toMillis(pace.seconds))
                .setConnectTimeout(CONNECTION_MILLIS)
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
        String afterwards = canStore(pace, address) ? "storedUnknown" : UNAVAILABLE_TEXT;
        HttpClient pool = pace.isLong ? longClient : client;
        return pool.request(options)
                .recover(failure -> Future.failedFuture(refusal(visit, service, failure, UNAVAILABLE_TEXT)))
                .compose(request -> sent(request, body)
                        .compose(RegistryApi::read)
                        .timeout(pace.seconds, TimeUnit.SECONDS)
                        .recover(failure -> Future.failedFuture(refusal(visit, service, failure, afterwards))));
    }

    /** Whether something may be stored once a request is sent. */
    private static boolean canStore(Pace pace, ApiAddress address) {
        return pace == Pace.WRITE || pace == Pace.FILE && !address.query().contains(DRY_RUN);
    }

    private static Future<HttpClientResponse> sent(HttpClientRequest request, @Nullable Buffer body) {
        return body == null ? request.send() : request.send(body);
    }

    private static Future<ApiAnswer> read(HttpClientResponse response) {
        return response.body().map(bytes -> {
            JsonObject body = object(bytes);
            if (response.statusCode() >= FIRST_ERROR && !body.containsKey(REPORT)) {
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

    /** @param withoutAnswer the text about a request that was not answered. An error that a service answers has stored nothing. */
    private static PageRefusal refusal(
            PageVisit visit, ServiceAddress service, Throwable failure, String withoutAnswer) {
        if (failure instanceof PageRefusal refused && refused.status() < 500) {
            return refused;
        }
        LOG.warnf("%s does not answer a page: %s", service, failure.getMessage());
        return new PageRefusal(
                UNAVAILABLE, visit.texts().of(failure instanceof PageRefusal ? UNAVAILABLE_TEXT : withoutAnswer));
    }
}
