package org.interagency.kit.http;

import java.util.List;
import java.util.function.BiFunction;
import org.interagency.kit.csv.Column;
import org.interagency.kit.csv.CsvFile;
import org.interagency.kit.request.RequestReader;

/**
 * What the resource of a kind of fact needs to know of it.
 *
 * @param collection the path of the facts below the API's root, such as {@code agencies}
 * @param key the field of a request that identifies the thing, {@code code} for most
 * @param withKey makes a request that has another key
 * @param columns of its files
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

    /** Of facts that are identified by a code. */
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
