package org.interagency.kit.http;

import java.util.List;
import java.util.function.BiFunction;
import org.interagency.kit.csv.Column;
import org.interagency.kit.csv.CsvFile;
import org.interagency.kit.request.RequestReader;

/**
 * The description of a kind of fact for its resource.
 *
 * @param collection the path of the facts below the API's root, such as {@code agencies}
 * @param key the field of a request that identifies the thing, {@code code} for most
 * @param withKey returns a request with another key
 * @param columns the columns of its CSV files
 * @param <F> the fact
 * @param <R> the request
 */
public record FactType<F, R>(
        String collection,
        Class<F> fact,
        Class<R> request,
        String key,
        BiFunction<R, String, R> withKey,
        List<Column> columns) {

    /** The type of facts that a code identifies. */
    public static <F, R> FactType<F, R> coded(
            String collection,
            Class<F> fact,
            Class<R> request,
            BiFunction<R, String, R> withCode,
            List<Column> columns) {
        return new FactType<>(collection, fact, request, "code", withCode, columns);
    }

    CsvFile<R> file(RequestReader requests) {
        return new CsvFile<>(request, requests, columns);
    }
}
