package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.interagency.localstack.testing.ApiContract;
import org.interagency.localstack.testing.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check against the OpenAPI document finds the differences that it has to find. */
class ApiContractTest {

    private static final String DOCUMENT =
            """
            {"openapi": "3.1.0", "paths": {"/api/v1/things/{code}": {"put": {
              "parameters": [{"name": "code", "in": "path"}, {"name": "limit", "in": "query", "schema": {"type": "integer"}}],
              "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
              "responses": {"200": {
                "headers": {"ETag": {"required": true, "schema": {"type": "string", "pattern": "^\\"[0-9]+\\"$"}}},
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}}}},
             "components": {"schemas": {"Thing": {"type": "object", "required": ["day"], "additionalProperties": false,
               "properties": {"day": {"type": "string", "format": "date"}}}}}}""";

    private static final String RIGHT = "{\"day\": \"2026-01-31\"}";

    private final ApiContract contract;

    ApiContractTest() throws JsonProcessingException {
        contract = new ApiContract(new ObjectMapper().readTree(DOCUMENT));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            nothing                   | PUT  | things/A         | {"day": "2026-01-31"} | 200 | "1" |              | {"day": "2026-01-31"} |
            an operation              | POST | things/A         | {"day": "2026-01-31"} | 200 | "1" |              | {"day": "2026-01-31"} | the operation is not declared
            a status                  | PUT  | things/A         | {"day": "2026-01-31"} | 201 | "1" |              | {"day": "2026-01-31"} | the status is not declared
            a missing header          | PUT  | things/A         | {"day": "2026-01-31"} | 200 |     |              | {"day": "2026-01-31"} | ETag is missing
            a wrong header            | PUT  | things/A         | {"day": "2026-01-31"} | 200 | 1   |              | {"day": "2026-01-31"} | ETag:
            another header            | PUT  | things/A         | {"day": "2026-01-31"} | 200 | "1" | X-Other      | {"day": "2026-01-31"} | X-Other is not declared
            no such day               | PUT  | things/A         | {"day": "2026-01-31"} | 200 | "1" |              | {"day": "2026-02-31"} | day
            an unknown field          | PUT  | things/A         | {"day": "2026-01-31"} | 200 | "1" |              | {"day": "2026-01-31", "x": 1} | 'x'
            a null                    | PUT  | things/A         | {"day": "2026-01-31"} | 200 | "1" |              | {"day": null} | null
            no JSON                   | PUT  | things/A         | {"day": "2026-01-31"} | 200 | "1" |              | { | no JSON
            no body                   | PUT  | things/A         | {"day": "2026-01-31"} | 200 | "1" |              | | the body is missing
            a wrong request           | PUT  | things/A         | {"day": 1}            | 200 | "1" |              | {"day": "2026-01-31"} | carried out though
            a wrong parameter         | PUT  | things/A?limit=x | {"day": "2026-01-31"} | 200 | "1" |              | {"day": "2026-01-31"} | ?limit
            an undeclared parameter   | PUT  | things/A?x=1     | {"day": "2026-01-31"} | 200 | "1" |              | {"day": "2026-01-31"} | ?x is not declared
            """)
    void finds(
            String what,
            String method,
            String path,
            String request,
            int status,
            String tag,
            String header,
            String body,
            String fault) {
        Map<String, List<String>> headers =
                new TreeMap<>(Map.of("content-type", List.of("application/json;charset=UTF-8")));
        if (tag != null) {
            headers.put("etag", List.of(tag));
        }
        if (header != null) {
            headers.put(header, List.of("x"));
        }
        List<String> faults = contract.faults(new Exchange(
                method,
                URI.create("http://localhost/api/v1/" + path),
                "application/json",
                request,
                status,
                headers,
                body == null ? "" : body));
        if (fault == null) {
            assertThat(faults).isEmpty();
        } else {
            assertThat(faults).singleElement().asString().contains(fault.strip());
        }
    }

    @Test
    void findsAnotherMediaType() {
        assertThat(contract.faults(new Exchange(
                        "PUT",
                        URI.create("http://localhost/api/v1/things/A"),
                        "application/json",
                        RIGHT,
                        200,
                        Map.of("Content-Type", List.of("text/html"), "ETag", List.of("\"1\"")),
                        RIGHT)))
                .containsExactly("the media type text/html is not declared");
    }
}
