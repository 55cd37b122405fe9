package org.interagency.benchmarks;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.interagency.localstack.LocalStack;
import org.interagency.localstack.Settings;
import org.interagency.localstack.Settings.Part;
import org.interagency.localstack.StackException;
import org.interagency.localstack.testing.Sql;

/**
 * Measures the time of one change while the registry grows and the changed programme stays the same size. The whole registry runs, with its databases
 * and Kafka. A change moves a responsibility, so that it opens one overlap and resolves another; its time ends when it is stored and answered.
 */
final class ChangeCost implements AutoCloseable {

    private static final int RESPONSIBILITIES_PER_PROGRAMME = 100;
    private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);
    private static final int WARM_UP = 1_000;
    private static final int MEASURED = 500;
    private static final int ROWS_PER_IMPORT = 2_000;
    private static final int OK = 200;
    private static final Duration LONGEST_RUN = Duration.ofHours(6);

    private final LocalStack stack = new LocalStack(Settings.forTests(), System.out::println);
    private final String token = stack.settings().tokens().ofEveryRole("benchmark", LONGEST_RUN);
    private final HttpClient client = HttpClient.newHttpClient();

    private ChangeCost() {}

    /** Starts the registry, measures at each size, and prints a table. */
    static void measureAndPrint() throws StackException, IOException, InterruptedException, SQLException {
        try (ChangeCost benchmark = new ChangeCost()) {
            benchmark.stack.startAll();
            benchmark.run();
        }
    }

    private void run() throws IOException, InterruptedException, SQLException {
        registerCountry();
        StringBuilder table =
                new StringBuilder("\n| responsibilities | one change, p50 | p95 |\n| --- | --- | --- |\n");
        int programmes = 0;
        for (int size : SIZES) {
            int wanted = size / RESPONSIBILITIES_PER_PROGRAMME;
            addProgrammes(programmes, wanted);
            programmes = wanted;
            double[] millis = measure();
            table.append("| %,d | %.1f ms | %.1f ms |\n"
                    .formatted(size, millis[millis.length / 2], millis[millis.length * 95 / 100]));
        }
        System.out.println(table);
    }

    private void registerCountry() throws IOException, InterruptedException {
        importAll(
                "territories",
                "code,name,level,parent_code\nBR,Country,national,",
                Country.STATES,
                state -> "%s,State,state,BR".formatted(Country.state(state)));
        importAll("territories", "code,name,level,parent_code", Country.MUNICIPALITIES, place -> "%s,Place,municipal,%s"
                .formatted(Country.municipality(place), Country.state(place / Country.MUNICIPALITIES_PER_STATE)));
        importAll(
                "agencies",
                "code,name,kind,level,territory\nMINISTRY,Ministry,ministry,national,BR",
                RESPONSIBILITIES_PER_PROGRAMME,
                agency -> "AGENCY-%d,Agency,secretariat,national,BR".formatted(agency));
    }

    /** Inserts responsibilities into the table, since registering a million through the API would take hours; uses the API for all else. */
    private void addProgrammes(int from, int to) throws IOException, InterruptedException, SQLException {
        try (Connection mapping = database();
                Statement statement = mapping.createStatement()) {
            statement.execute(
                    """
                    INSERT INTO responsibility (state, id, programme, function, agency, role, territories, age_from, age_to, groups,
                        valid_from, legal_basis, version)
                    SELECT gen_random_uuid(), 'R-' || programme || '-' || place, 'PROGRAMME-' || programme, 'provision', 'AGENCY-' || place,
                        'accountable', ARRAY['BR-00-' || lpad(place::text, 4, '0')], 0, 130, '{}', '2020-01-01', '[]', 1
                    FROM generate_series(%d, %d) AS programme, generate_series(0, %d) AS place"""
                            .formatted(from, to - 1, RESPONSIBILITIES_PER_PROGRAMME - 1));
            importAll(
                    "programmes",
                    "code,name,owner,scheme,targeting,contingencies,territories,valid_from,required_functions",
                    to - from,
                    i -> "PROGRAMME-%d,Programme,MINISTRY,non-contributory,universal,poverty,BR,2020-01-01,provision"
                            .formatted(from + i));
            awaitDetected(statement, to);
            statement.execute("VACUUM ANALYZE responsibility, finding, copied_fact, detected, outbox");
        }
    }

    private Connection database() throws SQLException {
        return Sql.connect(stack.settings(), Part.MAPPING);
    }

    private static void awaitDetected(Statement statement, int programmes) {
        await().pollInterval(Duration.ofMillis(200)).atMost(Duration.ofHours(1)).until(() -> {
            try (ResultSet count = statement.executeQuery("SELECT count(*) FROM detected")) {
                count.next();
                return count.getInt(1) == programmes;
            }
        });
    }

    private double[] measure() throws IOException, InterruptedException {
        double[] millis = new double[MEASURED];
        for (int i = -WARM_UP; i < MEASURED; i++) {
            String body =
                    """
                    {"programme": "PROGRAMME-0", "function": "provision", "agency": "AGENCY-0", "role": "accountable",
                     "territories": ["%s"], "validFrom": "2020-01-01"}"""
                            .formatted(Country.municipality(1 + (i & 1)));
            long started = System.nanoTime();
            HttpResponse<String> answer = send("responsibilities/R-0-0", "PUT", "application/json", body);
            double took = (System.nanoTime() - started) / 1e6;
            if (answer.statusCode() != OK || !answer.body().contains("\"overlap\"")) {
                throw new IllegalStateException("the change was answered " + answer.statusCode() + " " + answer.body());
            }
            if (i >= 0) {
                millis[i] = took;
            }
        }
        Arrays.sort(millis);
        return millis;
    }

    private void importAll(String collection, String head, int count, IntFunction<String> row)
            throws IOException, InterruptedException {
        for (int from = 0; from < count; from += ROWS_PER_IMPORT) {
            String rows = IntStream.range(from, Math.min(count, from + ROWS_PER_IMPORT))
                    .mapToObj(row)
                    .collect(Collectors.joining("\n"));
            HttpResponse<String> answer =
                    send(collection + "/import?atomic=true", "POST", "text/csv", head + "\n" + rows);
            if (answer.statusCode() != OK) {
                throw new IllegalStateException("an import was answered " + answer.statusCode() + " " + answer.body());
            }
        }
    }

    private HttpResponse<String> send(String path, String method, String type, String body)
            throws IOException, InterruptedException {
        URI address = URI.create(stack.settings().url(Part.GATEWAY) + "/api/v1/" + path);
        return client.send(
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", type)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    @Override
    public void close() throws StackException {
        stack.close();
    }
}
