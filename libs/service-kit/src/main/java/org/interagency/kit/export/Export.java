package org.interagency.kit.export;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer that is a file: page after page of a list, each read once the one before is sent, so that a slow client makes the service read
 * slowly and neither keeps much in memory. If it fails once a part is sent, the answer is broken off, so that no client takes it for whole.
 *
 * @param <T> an item
 */
final class Export<T> implements StreamingOutput {

    private static final Logger LOG = Logger.getLogger(Export.class);
    private static final int BUFFER = 32 * 1024;
    private static final long HTTP_2_INTERNAL_ERROR = 2;
    private static final int LONGEST_CLOSE_SECONDS = 5;

    /** Creates a file that is written to a stream. */
    @FunctionalInterface
    interface FileFormat<T> {
        ExportFile<T> to(OutputStream out);
    }

    private final ListRequest wanted;
    private final String name;
    private final FileFormat<T> format;
    private final Page<T> first;
    private final Function<PageRequest, Page<T>> pages;
    private final ExportPlaces places;
    private final HttpServerRequest request;
    private final HttpServerResponse answer;

    /**
     * @param name the name of the file
     * @param first the first page, which was read before, so that a wrong request is refused with a problem
     */
    Export(
            ListRequest wanted,
            String name,
            FileFormat<T> format,
            Page<T> first,
            Function<PageRequest, Page<T>> pages,
            ExportPlaces places,
            HttpServerRequest request) {
        this.wanted = wanted;
        this.name = name;
        this.format = format;
        this.first = first;
        this.pages = pages;
        this.places = places;
        this.request = request;
        this.answer = request.response();
    }

    /** Taking the place here, and not before, makes sure that it is given back whatever happens to the request until then. */
    @Override
    public void write(OutputStream out) throws IOException {
        if (wanted.isHead()) {
            return;
        }
        places.take();
        try {
            answer.putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
            writeAll(new BufferedOutputStream(out, BUFFER));
        } catch (IOException | UncheckedIOException gone) {
            breakOff();
            LOG.debugf(gone, "the client of %s is gone", name);
        } catch (RuntimeException | Error failure) {
            if (!answer.headWritten()) {
                answer.headers().remove(HttpHeaders.CONTENT_DISPOSITION);
                throw failure;
            }
            breakOff();
            LOG.errorf(failure, "%s was broken off", name);
        } finally {
            places.giveBack();
        }
    }

    /**
     * Ends the connection, or with HTTP/2 the stream, without an end of the file. Waits until a connection of HTTP/1 is closed: the caller ends the answer
     * afterwards, and Vert.x still writes that end to a connection that is about to be closed.
     */
    private void breakOff() {
        if (answer.ended()) {
            return;
        }
        if (request.version() == HttpVersion.HTTP_2) {
            answer.reset(HTTP_2_INTERNAL_ERROR);
            return;
        }
        try {
            request.connection()
                    .close()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException notClosed) {
            LOG.warnf(notClosed, "the connection of %s was not closed", name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeAll(BufferedOutputStream out) throws IOException {
        ExportFile<T> file = format.to(out);
        int left = wanted.isLimited() ? wanted.page().limit() : Integer.MAX_VALUE;
        @Nullable Page<T> page = first;
        while (page != null) {
            for (T item : page.items()) {
                file.write(item);
            }
            file.flush();
            left -= wanted.isLimited() ? page.items().size() : 0;
            page = page.next() == null || left == 0 ? null : pages.apply(after(page.next(), left));
        }
        file.end();
        out.flush();
    }

    private PageRequest after(String next, int left) {
        return wanted.page().after(next).ofAtMost(Math.min(left, PageRequest.MOST));
    }
}
