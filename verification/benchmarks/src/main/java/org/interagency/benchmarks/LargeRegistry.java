package org.interagency.benchmarks;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.interagency.localstack.LocalStack;
import org.interagency.localstack.Settings;
import org.interagency.localstack.Settings.Part;
import org.interagency.localstack.StackException;
import org.interagency.localstack.UnixSocketFactory;
import org.interagency.localstack.testing.Sql;

/**
 * A running registry, with its databases and Kafka, that is filled for a measurement: a country of the size of Brazil, a ministry that owns all
 * programmes, and {@value #AGENCIES} agencies, each of which has one responsibility in each programme.
 */
final class LargeRegistry implements AutoCloseable {

    /** The number of agencies, and of responsibilities of a programme. */
    static final int AGENCIES = 100;

    private static final int ROWS_PER_IMPORT = 2_000;
    private static final int OK = 200;
    private static final Duration LONGEST_RUN = Duration.ofHours(6);

    private final LocalStack stack = new LocalStack(Settings.forTests(), System.out::println);
    private final String token = stack.settings().tokens().ofEveryRole("benchmark", LONGEST_RUN);
    private final HttpClient client = HttpClient.newHttpClient();
    private int programmes;

    private LargeRegistry() {}

    /** Starts a registry and registers the country and its agencies. */
    static LargeRegistry start() throws StackException, IOException, InterruptedException {
        LargeRegistry registry = new LargeRegistry();
        try {
            registry.stack.startAll();
            registry.registerCountry();
            return registry;
        } catch (StackException | IOException | InterruptedException | RuntimeException e) {
            registry.close();
            throw e;
        }
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
                AGENCIES,
                agency -> "AGENCY-%d,Agency,secretariat,national,BR".formatted(agency));
    }

    /**
     * Adds programmes until there are some, and waits until each has been detected. The agency with the number n is accountable in the municipality with
     * the number n, but the first agencies are in pairs: the second of each is in the municipality of the first.
     *
     * <p>Inserts responsibilities into the table, since registering a million through the API would take hours; uses the API for all else.
     *
     * @param wanted the number of programmes that there are afterwards
     * @param pairs the number of overlaps of each new programme, 50 at most
     */
    void addProgrammes(int wanted, int pairs) throws IOException, InterruptedException, SQLException {
        try (Connection mapping = Sql.connect(stack.settings(), Part.MAPPING);
                Statement statement = mapping.createStatement()) {
            statement.execute(
                    """
                    INSERT INTO responsibility (state, id, programme, function, agency, role, territories, age_from, age_to, groups,
                        valid_from, legal_basis, version)
                    SELECT gen_random_uuid(), 'R-' || programme || '-' || agency, 'PROGRAMME-' || programme, 'provision', 'AGENCY-' || agency,
                        'accountable', ARRAY['BR-00-' || lpad((CASE WHEN agency < 2 * %d THEN agency - agency %% 2 ELSE agency END)::text, 4, '0')],
                        0, 130, '{}', '2020-01-01', '[]', 1
                    FROM generate_series(%d, %d) AS programme, generate_series(0, %d) AS agency"""
                            .formatted(pairs, programmes, wanted - 1, AGENCIES - 1));
            int first = programmes;
            importAll(
                    "programmes",
                    "code,name,owner,scheme,targeting,contingencies,territories,valid_from,required_functions",
                    wanted - first,
                    i -> "PROGRAMME-%d,Programme,MINISTRY,non-contributory,universal,poverty,BR,2020-01-01,provision"
                            .formatted(first + i));
            programmes = wanted;
            await().pollInterval(Duration.ofMillis(200))
                    .atMost(Duration.ofHours(1))
                    .until(() -> count(statement, "detected") == wanted);
            statement.execute("VACUUM ANALYZE responsibility, finding, copied_fact, search_entry, detected, outbox");
        }
    }

    /** Has PostgreSQL write the plan of each statement of the mapping service into its log from now on. Restarts the service. */
    ReportPlans explain() throws StackException, SQLException, IOException {
        stack.stop(Part.MAPPING);
        Path home = stack.settings().home();
        Properties superuser = new Properties();
        superuser.setProperty("user", "postgres");
        superuser.setProperty("sslmode", "disable");
        superuser.setProperty("gssEncMode", "disable");
        superuser.setProperty("socketFactory", UnixSocketFactory.class.getName());
        superuser.setProperty(
                "socketFactoryArg",
                home.resolve("postgres/.s.PGSQL." + stack.settings().port(Part.POSTGRES))
                        .toString());
        try (Connection connection = DriverManager.getConnection("jdbc:postgresql://localhost/mapping", superuser)) {
            Sql.execute(
                    connection,
                    "LOAD 'auto_explain'",
                    "ALTER ROLE mapping SET session_preload_libraries = 'auto_explain'",
                    "ALTER ROLE mapping SET auto_explain.log_min_duration = 0",
                    "ALTER ROLE mapping SET auto_explain.log_analyze = on",
                    "ALTER ROLE mapping SET auto_explain.log_timing = off");
        }
        stack.start(Part.MAPPING);
        return new ReportPlans(home.resolve("logs/postgres.log"));
    }

    private static int count(Statement statement, String table) throws SQLException {
        try (ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table)) {
            count.next();
            return count.getInt(1);
        }
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

    /** Sends a request with every role through the gateway. */
    HttpResponse<String> send(String path, String method, String type, String body)
            throws IOException, InterruptedException {
        return client.send(
                request(path)
                        .header("Content-Type", type)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** A request with every role to a path below {@code /api/v1/} at the gateway. */
    HttpRequest.Builder request(String path) {
        return pageRequest("/api/v1/" + path);
    }

    /** A request with every role to any path at the gateway, such as that of a page. */
    HttpRequest.Builder pageRequest(String path) {
        return HttpRequest.newBuilder(URI.create(stack.settings().url(Part.GATEWAY) + path))
                .header("Authorization", "Bearer " + token);
    }

    /** The client of all requests. */
    HttpClient client() {
        return client;
    }

    /** The address of a service, past the gateway. */
    String url(Part service) {
        return stack.settings().url(service);
    }

    @Override
    public void close() throws StackException {
        stack.close();
    }
}
