package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A form with a file ({@code multipart/form-data}).
 *
 * @param form the other fields
 * @param bytes of the file; empty if none was chosen
 */
record UploadedFile(FormFields form, Buffer bytes) {

    /**
     * Reads the body of a request. Its size has to be checked before: all of it is in memory. It fails if the body is of another kind, or does not arrive in
     * time.
     */
    static Future<UploadedFile> read(HttpServerRequest request, int seconds) {
        Buffer bytes = Buffer.buffer();
        return Future.succeededFuture().compose(begun -> {
            request.setExpectMultipart(true);
            request.uploadHandler(file -> file.handler(bytes::appendBuffer));
            Future<Void> end = request.end();
            request.resume();
            return end.timeout(seconds, TimeUnit.SECONDS)
                    .map(all -> new UploadedFile(new FormFields(fields(request)), bytes));
        });
    }

    private static Map<String, List<String>> fields(HttpServerRequest request) {
        return request.formAttributes().names().stream()
                .distinct()
                .collect(Collectors.toMap(
                        name -> name, name -> request.formAttributes().getAll(name)));
    }
}
