package org.interagency.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;

/**
 * Ends a file that does not arrive: one of which no byte has come between two looks, or, after {@value #SECONDS_BEFORE_AVERAGE} s, fewer than
 * {@value #LEAST_BYTES_PER_SECOND} bytes a second on average. Looks at which the service has not taken all bytes yet do not count.
 */
final class SenderWatch {

    private static final int SECONDS_BETWEEN_LOOKS = 10;
    private static final int SECONDS_BEFORE_AVERAGE = 30;
    private static final int LEAST_BYTES_PER_SECOND = 1024;

    private final HttpServerRequest request;
    private final HttpClientRequest outgoing;
    private final Runnable end;

    private long before = -1;
    private long seconds;

    private SenderWatch(HttpServerRequest request, HttpClientRequest outgoing, Runnable end) {
        this.request = request;
        this.outgoing = outgoing;
        this.end = end;
    }

    /**
     * Watches a file until the service has answered.
     *
     * @param request brings the file
     * @param outgoing takes it to the service
     * @param end called each time that the file is found not to arrive
     */
    static void start(Vertx vertx, HttpServerRequest request, HttpClientRequest outgoing, Runnable end) {
        SenderWatch watch = new SenderWatch(request, outgoing, end);
        long timer = vertx.setPeriodic(SECONDS_BETWEEN_LOOKS * 1_000L, look -> watch.look());
        outgoing.response().onComplete(answer -> vertx.cancelTimer(timer));
    }

    private void look() {
        long read = request.bytesRead();
        if (!request.isEnded() && !outgoing.writeQueueFull()) {
            seconds += SECONDS_BETWEEN_LOOKS;
            if (read == before || isTooSlow(read)) {
                end.run();
            }
        }
        before = read;
    }

    private boolean isTooSlow(long read) {
        return seconds >= SECONDS_BEFORE_AVERAGE && read < seconds * LEAST_BYTES_PER_SECOND;
    }
}
