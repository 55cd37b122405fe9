package org.interagency.gateway;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.interagency.contracts.RequestId;
import org.jboss.logging.Logger;

/**
 * Passes requests on to one service, and its answers back, with a bound for every wait.
 *
 * <p>A body of at most {@value #SMALL_BODY} bytes is read whole before a connection to the service is used, so that slow senders occupy no thread of
 * the service. Longer bodies, which are files, are streamed; they have few connections of their own. Together, all connections are fewer than the
 * threads of the service.
 */
final class ServiceProxy {

    private static final Logger LOG = Logger.getLogger(ServiceProxy.class);

    private static final long SMALL_BODY = 262_144;
    private static final int SMALL_BODY_SECONDS = 30;

    /** How many small bodies arrive, or wait for a connection, at the same time. They are in memory meanwhile. */
    private static final int SMALL_BODIES = 300;

    private static final int SMALL_BODIES_OF_A_CLIENT = 100;

    private static final int CONNECTIONS = 150;
    private static final int CONNECTIONS_FOR_FILES = 20;
    private static final int CONNECTIONS_FOR_QUESTIONS = 3;

    /** How many requests wait for a connection per connection, and how long. */
    private static final int WAITING_PER_CONNECTION = 2;

    private static final int FILES = CONNECTIONS_FOR_FILES * (1 + WAITING_PER_CONNECTION);
    private static final int FILES_OF_A_CLIENT = 10;

    private static final int CONNECTION_MILLIS = 5_000;
    private static final int CONNECT_MILLIS = 2_000;

    /** Longer than the longest silence of a service, which is an import in one transaction that is attempted twice. */
    private static final int SILENCE_SECONDS = 1_860;

    /** A WebSocket would be a tunnel to the service, past all that is checked here. */
    private static final ProxyOptions OPTIONS = new ProxyOptions().setSupportWebSocket(false);

    /** The methods that change nothing. */
    static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private static final String SENT = "sent";
    private static final String SLOW = "slow";

    private final ServiceAddress service;
    private final Vertx vertx;
    private final HttpClient client;
    private final HttpClient files;
    private final Shares smallBodies = new Shares(SMALL_BODIES, SMALL_BODIES_OF_A_CLIENT);
    private final Shares fileBodies = new Shares(FILES, FILES_OF_A_CLIENT);
    private final ServiceWatch watch;
    private final HttpProxy proxy;

    ServiceProxy(ServiceAddress service, Deprecation deprecation, Vertx vertx, ServiceClients clients) {
        this.service = service;
        this.vertx = vertx;
        this.client = clients.client(options(CONNECTIONS, TracingPolicy.PROPAGATE));
        this.files = clients.client(options(CONNECTIONS_FOR_FILES, TracingPolicy.PROPAGATE));
        this.watch = new ServiceWatch(
                vertx, clients.client(options(CONNECTIONS_FOR_QUESTIONS, TracingPolicy.IGNORE)), service);
        this.proxy = HttpProxy.reverseProxy(OPTIONS, client)
                .origin(this::connect)
                .addInterceptor(new ProxyInterceptor() {
                    @Override
                    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
                        context.request().setURI(service.path(context.request().getURI()));
                        cleanHeaders(context.request());
                        continueTrace(context.request());
                        return context.sendRequest().recover(failure -> {
                            LOG.warnf("%s does not answer: %s", service, failure.getMessage());
                            context.request().release();
                            return Future.succeededFuture(answer(context, refusal(context, failure)));
                        });
                    }

                    @Override
                    public Future<Void> handleProxyResponse(ProxyContext context) {
                        cleanHeaders(context);
                        deprecation.announce(context.response().headers());
                        Future<Void> sent = context.sendResponse().recover(failure -> brokenOff(context, failure));
                        ReaderWatch.start(vertx, context.request().proxiedRequest(), sent);
                        // What else a slow sender sends is not awaited.
                        return isSlow(context)
                                ? sent.eventually(() -> context.request()
                                        .proxiedRequest()
                                        .connection()
                                        .close())
                                : sent;
                    }
                });
    }

    /**
     * Keeps a failure from the proxy once a part of the answer is sent: it would end the answer then, and so make the part look whole, although it has told
     * the connection to close.
     */
    private static Future<Void> brokenOff(ProxyContext context, Throwable failure) {
        return context.request().proxiedRequest().response().headWritten()
                ? Future.succeededFuture()
                : Future.failedFuture(failure);
    }

    /** What Connection names is removed, but for the id of the request, under which the log of the service has to know it. */
    private static void cleanHeaders(ProxyRequest request) {
        String id = request.proxiedRequest().getHeader(RequestId.HEADER);
        HopHeaders.removeOfConnection(request.headers());
        HopHeaders.removeForwarded(request.headers());
        tellSender(request);
        request.headers().remove(HttpHeaders.COOKIE);
        request.putHeader(RequestId.HEADER, id);
    }

    /** The services record for whom the gateway passes a request on. */
    private static void tellSender(ProxyRequest request) {
        SocketAddress sender = request.proxiedRequest().remoteAddress();
        if (sender != null && sender.hostAddress() != null) {
            request.putHeader(HopHeaders.FORWARDED_FOR, sender.hostAddress());
        }
    }

    /** A service says some of the same headers as the gateway, such as those for browsers; the answer has them once. */
    private static void cleanHeaders(ProxyContext context) {
        MultiMap ofService = context.response().headers();
        HopHeaders.removeOfConnection(ofService);
        context.request().proxiedRequest().response().headers().names().forEach(ofService::remove);
    }

    /** If traces are on, the HTTP client adds the trace headers of its span, to which those of the gateway's client would be a contradiction. */
    private static void continueTrace(ProxyRequest request) {
        if (Span.current().getSpanContext().isValid()) {
            W3CTraceContextPropagator.getInstance().fields().forEach(request.headers()::remove);
        }
    }

    private static HttpClientOptions options(int connections, TracingPolicy tracing) {
        return new HttpClientOptions()
                .setMaxPoolSize(connections)
                .setTracingPolicy(tracing)
                .setMaxWaitQueueSize(connections * WAITING_PER_CONNECTION)
                .setConnectTimeout(CONNECT_MILLIS)
                .setIdleTimeout(SILENCE_SECONDS);
    }

    /** Passes a request on and answers it. */
    void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (isFile(request)) {
            if (request.getHeader(HttpHeaders.CONTENT_LENGTH) == null) {
                // HTTP/2 does without this header, by which the proxy knows that it has to send the body on in chunks.
                request.headers().set(HttpHeaders.TRANSFER_ENCODING, HttpHeaders.CHUNKED);
            }
            String sender = RateLimits.client(request.remoteAddress());
            if (!fileBodies.take(sender)) {
                Problems.answer(routing, Problems.busy(service.name()));
                return;
            }
            routing.addEndHandler(end -> fileBodies.giveBack(sender));
        }
        proxy.handle(request);
    }

    private Future<HttpClientRequest> connect(ProxyContext context) {
        HttpServerRequest request = context.request().proxiedRequest();
        if (isFile(request)) {
            return connection(files, context)
                    .onSuccess(outgoing -> SenderWatch.start(vertx, request, outgoing, () -> {
                        context.set(SLOW, true);
                        outgoing.reset();
                    }));
        }
        return request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                ? connectionOnceBodyIsHere(context, request)
                : connection(client, context);
    }

    private Future<HttpClientRequest> connectionOnceBodyIsHere(ProxyContext context, HttpServerRequest request) {
        String sender = RateLimits.client(request.remoteAddress());
        if (!smallBodies.take(sender)) {
            return Future.failedFuture(new ConnectionPoolTooBusyException("too many bodies are on their way"));
        }
        return smallBody(context, request)
                .compose(body -> connection(client, context))
                .onComplete(any -> smallBodies.giveBack(sender));
    }

    private Future<HttpClientRequest> connection(HttpClient pool, ProxyContext context) {
        return pool.request(service.request().setConnectTimeout(CONNECTION_MILLIS))
                .onSuccess(outgoing -> {
                    context.set(SENT, true);
                    watch.add(outgoing);
                });
    }

    /** Of HTTP/2, a request without a length has a body unless it has ended; of HTTP/1, if it says how the body is transferred. */
    private static boolean isFile(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null
                ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                        || request.version() == HttpVersion.HTTP_2 && !request.isEnded()
                : Long.parseLong(length) > SMALL_BODY;
    }

    private Future<Void> smallBody(ProxyContext context, HttpServerRequest request) {
        if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
            request.response().writeContinue();
        }
        return request.resume()
                .body()
                .timeout(SMALL_BODY_SECONDS, TimeUnit.SECONDS)
                .onSuccess(body -> context.request().setBody(Body.body(body)))
                .onFailure(late -> context.set(SLOW, true))
                .mapEmpty();
    }

    private static boolean isSlow(ProxyContext context) {
        return context.get(SLOW, Boolean.class) != null;
    }

    private JsonObject refusal(ProxyContext context, Throwable failure) {
        if (isSlow(context)) {
            return Problems.slow();
        }
        if (context.get(SENT, Boolean.class) == null) {
            // A connection that is refused is not a time-out, so that a time-out means that all connections are in use.
            return failure instanceof TimeoutException || failure instanceof ConnectionPoolTooBusyException
                    ? Problems.busy(service.name())
                    : Problems.unavailable(service.name());
        }
        return READING.contains(context.request().getMethod())
                ? Problems.unavailable(service.name())
                : Problems.unknown(service.name());
    }

    private static ProxyResponse answer(ProxyContext context, JsonObject problem) {
        int status = problem.getInteger("status");
        ProxyResponse answer = context.request()
                .response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problems.MEDIA_TYPE)
                .setBody(Body.body(problem.toBuffer()));
        return status == 503 ? answer.putHeader(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER_SECONDS) : answer;
    }
}
