package org.interagency.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.interagency.localstack.testing.ApiContract;
import org.interagency.localstack.testing.Exchange;
import org.interagency.localstack.testing.TestToken;
import org.jspecify.annotations.Nullable;

/** Sends random requests, valid and wrong, to every operation of a server's OpenAPI document, and checks each answer against the document. */
final class Fuzzer {

    private static final String AUTHORIZATION = "Authorization";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ACCEPTS = List.of(
            "*/*",
            "application/*",
            "text/html",
            "application/json;q=0",
            "text/csv",
            "application/jsonl, application/json;q=0.5",
            ",",
            "x");
    private static final List<String> ACCEPTED_LANGUAGES = List.of(
            "es", "pt-BR, en;q=0.5", "*", ",", "es;q=0", "en-GB-oxendict", "x", "q=1", "es;q=2", "zh-Hant;q=0.1,*;q=0");
    private static final List<String> CONTENT_TYPES = List.of(
            "application/json", "text/csv", "text/plain", "application/xml", "application/json; charset=latin1", "x");
    private static final List<String> TAGS =
            List.of("\"1\"", "\"2\"", "*", "\"x\"", "1", "W/\"1\"", "\"1\", \"2\"", "\"1;es\"", ",");
    private static final List<String> KEYS = List.of("a", "b", "c", "key with blanks", "k".repeat(256));
    private static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "{}",
            "\"\"",
            "0",
            "{",
            "{\"code\":",
            "[".repeat(2_000),
            "{\"code\":\"A\",\"code\":\"B\"}",
            "\0",
            "code\n\"");

    private record Operation(String path, String method, JsonNode description) {}

    private final URI server;
    private final ApiContract contract;
    private final RandomGenerator random;
    private final List<Operation> operations = new ArrayList<>();
    private final FuzzKnown known;
    private final FuzzValues values;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Map<Integer, Integer>> counts = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    Fuzzer(URI server, RandomGenerator random) {
        this.server = server;
        this.contract = ApiContract.of(server);
        this.random = random;
        this.known = new FuzzKnown(random);
        this.values = new FuzzValues(random, contract.document(), known);
        contract.document().get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> operations.add(
                        new Operation(path.getKey(), method.getKey().toUpperCase(Locale.ROOT), method.getValue()))));
    }

    /** The answers that break the document: the request as a line for the shell, and the faults. */
    List<String> faults() {
        return faults;
    }

    /** The operations that were never called, except scans, which are called rarely. */
    List<String> unasked() {
        return operations.stream()
                .filter(operation -> !isScan(operation))
                .map(Fuzzer::name)
                .filter(name -> !counts.containsKey(name))
                .toList();
    }

    private static boolean isScan(Operation operation) {
        return operation.path().endsWith("/scans");
    }

    /** The number of answers, by operation and status. */
    Map<String, Map<Integer, Integer>> counts() {
        return counts;
    }

    /** Reads all lists, to learn existing codes. */
    void lookAround() throws InterruptedException {
        for (Operation operation : operations) {
            if (operation.method().equals("GET") && !operation.path().contains("{")) {
                send(new FuzzRequest(
                        name(operation),
                        "GET",
                        server.resolve(operation.path()),
                        Map.of(AUTHORIZATION, TestToken.authorization()),
                        null));
            }
        }
    }

    /** Sends a number of requests, one after the other. */
    void run(int requests) throws InterruptedException {
        for (int i = 0; i < requests; i++) {
            Operation operation = values.any(operations);
            // A scan takes as long as some hundred other requests.
            if (!isScan(operation) || values.inOneOf(10)) {
                send(request(operation));
            }
        }
    }

    private void send(FuzzRequest request) throws InterruptedException {
        try {
            Exchange exchange = answer(request);
            counts.computeIfAbsent(request.operation(), absent -> new TreeMap<>())
                    .merge(exchange.status(), 1, Integer::sum);
            List<String> wrong = contract.faults(exchange);
            if (exchange.status() >= 500 || !wrong.isEmpty()) {
                faults.add(request.curl() + "\n  " + String.join("\n  ", wrong) + "\n  answered " + exchange.status()
                        + " "
                        + exchange.body()
                                .substring(0, Math.min(500, exchange.body().length())));
            } else if (exchange.status() / 100 == 2 && exchange.isJson()) {
                learn(request.address(), exchange.body());
            }
        } catch (IOException e) {
            faults.add(request.curl() + "\n  no answer: " + e);
        }
    }

    /** The server closes a connection after an address that is too long, perhaps while the next request is sent; that request is sent once more. */
    private Exchange answer(FuzzRequest request) throws IOException, InterruptedException {
        try {
            return request.send(client);
        } catch (IOException closed) {
            return request.send(client);
        }
    }

    private void learn(URI address, String body) {
        try {
            known.learn(collection(address.getPath()), JSON.readTree(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The collection of a path, such as {@code agencies}; for entries, the vocabulary. */
    private static String collection(String path) {
        String[] steps = path.split("/");
        return steps[3].equals("vocabularies") && steps.length > 4 ? steps[4] : steps[3];
    }

    private FuzzRequest request(Operation operation) {
        Map<String, String> headers = new LinkedHashMap<>();
        StringBuilder query = new StringBuilder();
        String path = path(operation);
        for (JsonNode parameter : operation.description().path("parameters")) {
            String name = parameter.get("name").asText();
            switch (parameter.get("in").asText()) {
                case "query" -> addQuery(query, name, parameter.get("schema"));
                case "header" -> addHeader(headers, name);
                default -> {
                    // The address already contains the path parameters.
                }
            }
        }
        if (values.inOneOf(40)) {
            add(query, values.oddText(), values.oddText());
        }
        if (values.inOneOf(20)) {
            headers.put("Accept", values.any(ACCEPTS));
        }
        if (values.inOneOf(8)) {
            headers.put("Accept-Language", values.any(ACCEPTED_LANGUAGES));
        }
        addToken(headers);
        String body = body(operation, headers);
        String method = values.inOneOf(100)
                ? values.any(List.of("HEAD", "OPTIONS", "PATCH", "DELETE", "PUT"))
                : operation.method();
        if (method.equals("HEAD")) {
            headers.remove("Content-Type");
            body = null;
        }
        return new FuzzRequest(name(operation), method, server.resolve(path + query), headers, body);
    }

    /** Mostly one with every role; otherwise one of a registrar, one that is not accepted, or none. */
    private void addToken(Map<String, String> headers) {
        if (values.inOneOf(8)) {
            return;
        }
        if (values.inOneOf(30)) {
            headers.put(AUTHORIZATION, "Bearer nonsense");
        } else if (values.inOneOf(6)) {
            headers.put(AUTHORIZATION, "Bearer " + TestToken.of("registrar", values.code("agencies")));
        } else {
            headers.put(AUTHORIZATION, TestToken.authorization());
        }
    }

    private static String name(Operation operation) {
        return operation.method() + " " + operation.path().replace("/api/v1/", "");
    }

    /** The path with a value for each parameter, from left to right, since the codes of entries depend on the vocabulary. */
    private String path(Operation operation) {
        String path = operation.path();
        while (path.contains("{")) {
            int start = path.indexOf('{');
            int end = path.indexOf('}');
            String value = pathValue(path.substring(0, start), path.substring(start + 1, end));
            path = path.substring(0, start) + encoded(value) + path.substring(end + 1);
        }
        return path;
    }

    private String pathValue(String before, String name) {
        if (values.inOneOf(30)) {
            String odd = values.oddText();
            return odd.isEmpty() || odd.equals("../..") ? "." + odd + "x" : odd;
        }
        return values.code(name.equals("vocabulary") ? "vocabularies" : collection(before));
    }

    private void addQuery(StringBuilder query, String name, JsonNode schema) {
        boolean isGiven = name.equals("territory") ? !values.inOneOf(4) : values.inOneOf(5);
        if (!isGiven) {
            return;
        }
        for (int i = 0; i <= (values.inOneOf(10) ? 1 : 0); i++) {
            JsonNode value = values.value(name, schema.has("items") ? schema.get("items") : schema, 15);
            add(query, name, value.isValueNode() ? value.asText() : value.toString());
        }
    }

    private static void add(StringBuilder query, String name, String value) {
        query.append(query.isEmpty() ? '?' : '&')
                .append(encoded(name))
                .append('=')
                .append(encoded(value));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void addHeader(Map<String, String> headers, String name) {
        if (values.inOneOf(4)) {
            headers.put(
                    name,
                    name.equals("Idempotency-Key")
                            ? values.inOneOf(2) ? values.any(KEYS) : Long.toHexString(random.nextLong())
                            : values.any(TAGS));
        }
    }

    private @Nullable String body(Operation operation, Map<String, String> headers) {
        JsonNode content = operation.description().at("/requestBody/content");
        if (content.isMissingNode()) {
            return null;
        }
        Map.Entry<String, JsonNode> declared = content.properties().iterator().next();
        headers.put("Content-Type", values.inOneOf(30) ? values.any(CONTENT_TYPES) : declared.getKey());
        if (values.inOneOf(25)) {
            return values.any(BODIES);
        }
        if (declared.getKey().equals("text/csv")) {
            return csv(collection(operation.path()));
        }
        int faults = values.inOneOf(3) ? 10 : 1_000;
        return values.value("body", declared.getValue().get("schema"), faults).toString();
    }

    /** Some rows of a demo file with some cells replaced, since the document does not describe the columns. */
    private String csv(String collection) {
        Path demo = RunningRegistry.root().resolve("local-stack/demo/" + collection + ".csv");
        if (!Files.exists(demo)) {
            return "code,name\n" + values.code(collection) + "," + values.oddText() + "\n";
        }
        try {
            List<String> lines = Files.readAllLines(demo);
            StringBuilder csv = new StringBuilder(lines.get(0)).append('\n');
            for (int row = 0; row < 1 + random.nextInt(5); row++) {
                csv.append(values.inOneOf(2) ? values.any(lines) : changed(values.any(lines)))
                        .append('\n');
            }
            return csv.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String changed(String row) {
        String[] cells = row.split(",", -1);
        cells[random.nextInt(cells.length)] = switch (random.nextInt(3)) {
            case 0 -> values.oddText();
            case 1 -> values.date();
            default -> "\"" + values.code("agencies") + "\"";
        };
        return String.join(",", cells);
    }
}
