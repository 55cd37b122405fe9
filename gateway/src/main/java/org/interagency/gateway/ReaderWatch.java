package org.interagency.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/** Ends an answer whose client does not read it: at {@value #LOOKS} looks, {@value #SECONDS_BETWEEN_LOOKS} s apart, none of it could be sent. */
final class ReaderWatch {

    private static final int SECONDS_BETWEEN_LOOKS = 10;
    private static final int LOOKS = 3;

    private final HttpServerRequest request;
    private final HttpServerResponse answer;

    private long before;
    private int looksWithoutProgress;

    private ReaderWatch(HttpServerRequest request) {
        this.request = request;
        this.answer = request.response();
        this.before = answer.bytesWritten();
    }

    /**
     * Watches the answer to a request.
     *
     * @param sent completes when the client has been sent all of the answer
     */
    static void start(Vertx vertx, HttpServerRequest request, Future<Void> sent) {
        ReaderWatch watch = new ReaderWatch(request);
        long timer = vertx.setPeriodic(SECONDS_BETWEEN_LOOKS * 1_000L, look -> watch.look());
        sent.onComplete(end -> vertx.cancelTimer(timer));
    }

    private void look() {
        long written = answer.bytesWritten();
        boolean waitsForClient = answer.ended() || answer.writeQueueFull();
        looksWithoutProgress = waitsForClient && written == before ? looksWithoutProgress + 1 : 0;
        before = written;
        if (looksWithoutProgress >= LOOKS) {
            end();
        }
    }

    /** Of HTTP/2, only the stream. {@code HttpConnection.close} would wait until the client has taken what was written before. */
    private void end() {
        if (request.version() == HttpVersion.HTTP_2) {
            answer.reset();
        } else {
            ((ConnectionBase) request.connection()).channelHandlerContext().close();
        }
    }
}
