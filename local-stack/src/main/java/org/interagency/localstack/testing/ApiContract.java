package org.interagency.localstack.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks requests and answers against the OpenAPI document of their server. An answer breaks the contract if its status, media type, body or a header
 * is not declared, or if a required header is missing. A request that was carried out breaks it if the document does not allow the request.
 */
public final class ApiContract {

    private static final String API = "/api/v1/";
    private static final Set<String> LINES_OF_JSON = Set.of("application/x-ndjson", "application/jsonl");
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");

    /** Headers of HTTP itself and for browsers, which need not be declared. */
    private static final Set<String> OF_TRANSPORT = Set.of(
            "allow",
            "connection",
            "content-encoding",
            "content-length",
            "content-security-policy",
            "content-type",
            "cross-origin-resource-policy",
            "date",
            "keep-alive",
            "referrer-policy",
            "strict-transport-security",
            "transfer-encoding",
            "vary",
            "x-content-type-options");

    private static final Map<URI, ApiContract> KNOWN = new ConcurrentHashMap<>();

    private final JsonNode document;
    private final List<RequestedAddress> addresses;
    private final Map<JsonNode, JsonContract> schemas = new ConcurrentHashMap<>();

    private record RequestedAddress(Pattern pattern, long parameters, JsonNode operations) {}

    /** @param document an OpenAPI document, version 3.1 */
    public ApiContract(JsonNode document) {
        this.document = document;
        this.addresses = document.get("paths").properties().stream()
                .map(path -> address(path.getKey(), path.getValue()))
                // if several paths match, the one with the fewest parameters wins
                .sorted(Comparator.comparingLong(RequestedAddress::parameters))
                .toList();
    }

    private static RequestedAddress address(String path, JsonNode operations) {
        return new RequestedAddress(
                Pattern.compile(PARAMETER.matcher(path).replaceAll("[^/]+")),
                PARAMETER.matcher(path).results().count(),
                operations);
    }

    /** The contract of the server at an address; its document is read once and kept. */
    public static ApiContract of(URI server) {
        return KNOWN.computeIfAbsent(server, ApiContract::read);
    }

    private static ApiContract read(URI server) {
        try (InputStream document =
                server.resolve("/q/openapi?format=json").toURL().openStream()) {
            return new ApiContract(new ObjectMapper().readTree(document));
        } catch (IOException e) {
            throw new AssertionError("the OpenAPI document of " + server + " cannot be read", e);
        }
    }

    /** The document. */
    public JsonNode document() {
        return document;
    }

    /**
     * Checks a request and its answer.
     *
     * @throws AssertionError if anything is not as declared; it shows the request, the answer and each fault
     */
    public void check(Exchange exchange) {
        List<String> faults = faults(exchange);
        if (!faults.isEmpty()) {
            throw new AssertionError(
                    "not as the OpenAPI document says:\n  " + String.join("\n  ", faults) + "\n" + exchange);
        }
    }

    /** The differences from the document, in plain words; empty if there are none. */
    public List<String> faults(Exchange exchange) {
        String path = exchange.address().getRawPath();
        if (!path.startsWith(API) || exchange.method().equals("OPTIONS")) {
            return List.of();
        }
        boolean isHead = exchange.method().equals("HEAD");
        Optional<JsonNode> operation =
                operation(path, isHead ? "get" : exchange.method().toLowerCase(Locale.ROOT));
        if (operation.isEmpty()) {
            return exchange.status() / 100 == 4 ? List.of() : List.of("the operation is not declared");
        }
        JsonNode answer = resolved(operation.get().get("responses").path(Integer.toString(exchange.status())));
        if (answer.isMissingNode()) {
            return List.of("the status is not declared");
        }
        List<String> faults = new ArrayList<>(headerFaults(answer.path("headers"), exchange));
        if (!isHead) {
            faults.addAll(bodyFaults(answer.path("content"), exchange));
        }
        if (exchange.isSuccess()) {
            faults.addAll(requestFaults(operation.get().path("requestBody").path("content"), exchange));
            faults.addAll(queryFaults(operation.get().path("parameters"), exchange.address()));
        }
        return faults;
    }

    private Optional<JsonNode> operation(String path, String method) {
        return addresses.stream()
                .filter(address -> address.pattern().matcher(path).matches())
                .findFirst()
                .map(address -> address.operations().get(method));
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private List<String> headerFaults(JsonNode declared, Exchange exchange) {
        Stream<String> undeclared = exchange.headers().keySet().stream()
                .filter(name -> !OF_TRANSPORT.contains(name.toLowerCase(Locale.ROOT)))
                .filter(name -> declared.properties().stream()
                        .noneMatch(header -> header.getKey().equalsIgnoreCase(name)))
                .map(name -> "the header " + name + " is not declared");
        Stream<String> wrong = declared.properties().stream()
                .flatMap(header -> headerFaults(header.getKey(), resolved(header.getValue()), exchange));
        return Stream.concat(undeclared, wrong).toList();
    }

    private Stream<String> headerFaults(String name, JsonNode declared, Exchange exchange) {
        List<String> values = exchange.header(name);
        if (values.isEmpty()) {
            return declared.path("required").asBoolean()
                    ? Stream.of("the header " + name + " is missing")
                    : Stream.of();
        }
        return values.stream()
                .flatMap(value -> textFaults(declared.path("schema"), value).map(fault -> name + ": " + fault));
    }

    private List<String> bodyFaults(JsonNode declared, Exchange exchange) {
        String type = exchange.type().orElse("");
        if (type.isEmpty() || exchange.body().isEmpty() && !LINES_OF_JSON.contains(type)) {
            return declared.isEmpty() ? List.of() : List.of("the body is missing");
        }
        JsonNode schema = declared.path(type).path("schema");
        if (schema.isMissingNode()) {
            return List.of("the media type " + type + " is not declared");
        }
        if (LINES_OF_JSON.contains(type)) {
            JsonNode item = resolved(schema).path("items");
            return exchange.body()
                    .lines()
                    .flatMap(line -> contract(item).faults(line).stream())
                    .toList();
        }
        return type.endsWith("json") ? contract(schema).faults(exchange.body()) : List.of();
    }

    private List<String> requestFaults(JsonNode declared, Exchange exchange) {
        if (declared.isMissingNode()) {
            return List.of();
        }
        if (exchange.requestType() == null) {
            return List.of("a request without a media type was carried out");
        }
        String type = Exchange.withoutParameters(exchange.requestType());
        JsonNode schema = declared.path(type).path("schema");
        if (schema.isMissingNode()) {
            return List.of("a request of the undeclared media type " + type + " was carried out");
        }
        if (exchange.requestBody() == null || !type.endsWith("json")) {
            return List.of();
        }
        return contract(schema).faults(exchange.requestBody()).stream()
                .map(fault -> "a request was carried out though " + fault)
                .toList();
    }

    private List<String> queryFaults(JsonNode parameters, URI address) {
        List<Query> all = Query.of(address);
        return all.stream()
                .flatMap(given -> parameters
                        .valueStream()
                        .filter(parameter -> parameter.path("in").asText().equals("query")
                                && parameter.path("name").asText().equals(given.name()))
                        .findFirst()
                        .map(parameter -> queryFaults(parameter.path("schema"), given, all))
                        .orElseGet(() -> Stream.of("the parameter ?" + given.name() + " is not declared")))
                .toList();
    }

    /** If a parameter that takes one value has several, only the first is checked. */
    private Stream<String> queryFaults(JsonNode schema, Query given, List<Query> all) {
        JsonNode whole = resolved(schema);
        boolean isFirst = all.stream()
                        .filter(one -> one.name().equals(given.name()))
                        .findFirst()
                        .orElseThrow()
                == given;
        if (!isFirst && !whole.has("items")) {
            return Stream.of();
        }
        return textFaults(whole.has("items") ? whole.get("items") : whole, given.value())
                .map(fault -> "a request was carried out though ?" + given.name() + ": " + fault);
    }

    /** In headers and queries, numbers and booleans are texts. */
    private Stream<String> textFaults(JsonNode schema, String text) {
        String type = resolved(schema).path("type").asText();
        JsonNode value = JsonNodeFactory.instance.textNode(text);
        if (type.equals("integer") && text.matches("[0-9]{1,18}")) {
            value = JsonNodeFactory.instance.numberNode(Long.parseLong(text));
        } else if (type.equals("boolean") && Set.of("true", "false").contains(text)) {
            value = JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(text));
        }
        return contract(schema).faults(value).stream();
    }

    private JsonContract contract(JsonNode schema) {
        return schemas.computeIfAbsent(schema, one -> new JsonContract(one, document));
    }
}
