package org.interagency.localstack.testing;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fails a test if an answer breaks the OpenAPI document of the server. */
public final class ContractFilter implements Filter {

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        URI address = URI.create(request.getURI());
        ApiContract.of(address.resolve("/")).check(exchange(request, address, response));
        return response;
    }

    private static Exchange exchange(FilterableRequestSpecification request, URI address, Response response) {
        return new Exchange(
                request.getMethod(),
                address,
                request.getContentType(),
                text(request.getBody()),
                response.statusCode(),
                headers(response),
                response.asString());
    }

    /** The text of a body; {@code null} for a streamed file, which is not read again. */
    private static @Nullable String text(@Nullable Object body) {
        return body instanceof String text ? text : null;
    }

    private static Map<String, List<String>> headers(Response response) {
        return response.headers().asList().stream()
                .collect(Collectors.groupingBy(
                        Header::getName, TreeMap::new, Collectors.mapping(Header::getValue, Collectors.toList())));
    }
}
