package org.interagency.benchmarks;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interagency.localstack.Demo;
import org.interagency.localstack.LocalStack;
import org.interagency.localstack.Settings;
import org.interagency.localstack.Settings.Part;
import org.interagency.localstack.StackException;

/**
 * Measures how soon each page is there: with the demo, and in a registry with a million responsibilities and a hundred thousand findings. All that a page says
 * is in its HTML, and what it loads besides is small and stays in the cache, so the time ends with the last byte of the HTML. The reader has every role, so
 * that each page shows all that it has.
 */
final class PageCost {

    private static final String API = "/api/v1/";
    private static final String NOTHING = "-";

    /** Begins the sentence that a part of the page cannot be shown at the moment. */
    private static final String PART_MISSING = "<p class=\"problem\" role=\"status\">";

    private static final int REPETITIONS = 20;
    private static final int OK = 200;
    private static final int NOT_READY = 503;
    private static final Duration LONGEST_RUN = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** So long that the gateway does not refuse a client that sends too much. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final Pattern LIST = Pattern.compile("\\{([^}]+)}");
    private static final Pattern KEY = Pattern.compile("\"(?:id|code)\" ?: ?\"([^\"]+)\"");

    /** In a line of {@code verification/pages.txt}, the examples. */
    private static final int DEMO = 3;

    private static final int LARGE = 4;

    private final HttpClient client;
    private final Function<String, HttpRequest.Builder> requests;

    private PageCost(HttpClient client, Function<String, HttpRequest.Builder> requests) {
        this.client = client;
        this.requests = requests;
    }

    /** Starts the registries one after the other, fills them, measures, and prints tables. */
    static void measureAndPrint() throws StackException, IOException, InterruptedException, SQLException {
        measureDemo();
        try (LargeRegistry registry = LargeRegistry.start()) {
            registry.addProgrammes(ReportCost.PROGRAMMES, ReportCost.OVERLAPS_PER_PROGRAMME);
            new PageCost(registry.client(), registry::pageRequest).measure("a hundred thousand findings", LARGE);
        }
    }

    private static void measureDemo() throws StackException, IOException, InterruptedException {
        try (LocalStack stack = new LocalStack(Settings.forTests(), System.out::println)) {
            stack.startAll();
            String gateway = stack.settings().url(Part.GATEWAY);
            String token = stack.settings().tokens().ofEveryRole("benchmark", LONGEST_RUN);
            new Demo(root(), gateway, token, System.out::println).load();
            PageCost cost =
                    new PageCost(HttpClient.newHttpClient(), path -> HttpRequest.newBuilder(URI.create(gateway + path))
                            .header("Authorization", "Bearer " + token));
            await().atMost(PATIENCE).until(cost::isDetected);
            cost.measure("the demo", DEMO);
        }
    }

    private static Path root() {
        return Path.of(System.getProperty("registry.root"));
    }

    /** Whether nothing waits to be detected. */
    private boolean isDetected() throws IOException, InterruptedException {
        String waiting = read(API + "detection").body();
        return waiting.contains("\"programmes\":0") && waiting.contains("\"contingencies\":0");
    }

    private void measure(String content, int example) throws IOException, InterruptedException {
        System.out.printf("%n| page, with %s | first | p50 of %d | longest | size |%n", content, REPETITIONS);
        System.out.printf("| --- | --- | --- | --- | --- |%n");
        for (String[] page : pages()) {
            if (!page[example].equals(NOTHING)) {
                String address = address(page[example]);
                if (!address.isEmpty()) {
                    measurePage(page[example], address);
                }
            }
        }
    }

    private static List<String[]> pages() throws IOException {
        return Files.readAllLines(root().resolve("verification/pages.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" +"))
                .toList();
    }

    /** The address, in which a list of the API in braces stands for the key of its first item, and {@code @} in it for the one before; empty if a list is. */
    private String address(String example) throws IOException, InterruptedException {
        StringBuilder address = new StringBuilder();
        String key = "";
        Matcher list = LIST.matcher(example);
        while (list.find()) {
            Matcher first =
                    KEY.matcher(read(API + list.group(1).replace("@", key)).body());
            if (!first.find()) {
                return "";
            }
            key = first.group(1);
            list.appendReplacement(address, Matcher.quoteReplacement(key));
        }
        return list.appendTail(address).toString();
    }

    private void measurePage(String example, String address) throws IOException, InterruptedException {
        double first = millisUntilWhole(address);
        double[] millis = new double[REPETITIONS];
        String page = "";
        for (int i = 0; i < REPETITIONS; i++) {
            long started = System.nanoTime();
            page = read(address).body();
            millis[i] = millisSince(started);
        }
        Arrays.sort(millis);
        System.out.printf(
                "| `%s` | %.0f ms | %.0f ms | %.0f ms | %,d bytes |%n",
                example,
                first,
                millis[REPETITIONS / 2],
                millis[REPETITIONS - 1],
                page.getBytes(StandardCharsets.UTF_8).length);
    }

    /** Reads until the services have computed what the page needs, and no part is missing; the time counts from the first request. */
    private double millisUntilWhole(String address) {
        long started = System.nanoTime();
        await().pollDelay(Duration.ZERO).pollInterval(PAUSE).atMost(PATIENCE).until(() -> isWhole(send(address)));
        return millisSince(started);
    }

    private static boolean isWhole(HttpResponse<String> answer) {
        return answer.statusCode() != NOT_READY && !answer.body().contains(PART_MISSING);
    }

    private HttpResponse<String> send(String address) throws IOException, InterruptedException {
        return client.send(requests.apply(address).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> read(String address) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(address);
        if (answer.statusCode() != OK) {
            throw new IllegalStateException(address + " was answered " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private static double millisSince(long started) {
        return (System.nanoTime() - started) / 1e6;
    }
}
