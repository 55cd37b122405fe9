package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.interagency.localstack.testing.Api.all;
import static org.interagency.localstack.testing.Api.delete;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.importCsv;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.request;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.interagency.contracts.Topics;
import org.interagency.localstack.Settings.Part;
import org.interagency.localstack.testing.EventReader;
import org.interagency.localstack.testing.EventReader.Event;
import org.interagency.localstack.testing.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No acknowledged write is lost, whatever fails. */
@ExtendWith(SharedRegistry.class)
class OutageTest {

    private static final int AGENCIES = 50;
    private static final int VERSIONS = 4;
    private static final int PLACES = 6_000;

    private final RunningRegistry registry;

    OutageTest(RunningRegistry registry) {
        this.registry = registry;
    }

    @Test
    void eventsOfWritesWithoutKafkaArriveInOrderOnceItIsBack() {
        registry.command("stop", "kafka");
        country("KO", 2);
        for (int version = 1; version <= VERSIONS; version++) {
            for (int agency = 0; agency < AGENCIES; agency++) {
                agency("KO-" + agency, "KO", "Agency in version " + version);
            }
        }
        programme("KO");
        put("responsibilities/KO-R0", responsibility("KO", "KO-0", "KO")).statusCode(201);
        String overlap = put("responsibilities/KO-R1", responsibility("KO", "KO-1", "KO-P1"))
                .statusCode(201)
                .body("findings.opened.type", equalTo(List.of("overlap")))
                .extract()
                .path("findings.opened[0].id");
        registry.command("start", "kafka");

        try (EventReader reader = new EventReader(
                registry.settings(),
                Topics.AGENCIES,
                Topics.PROGRAMMES,
                Topics.RESPONSIBILITIES,
                Topics.FRAGMENTATION)) {
            List<Event> read = reader.untilAll(events -> {
                Map<String, Long> perKey =
                        events.stream().collect(Collectors.groupingBy(Event::key, Collectors.counting()));
                return perKey.containsKey("KO-CARE")
                        && perKey.containsKey("KO-R1")
                        && perKey.containsKey(overlap)
                        && IntStream.range(0, AGENCIES).allMatch(i -> perKey.getOrDefault("KO-" + i, 0L) >= VERSIONS);
            });
            for (int agency = 0; agency < AGENCIES; agency++) {
                String code = "KO-" + agency;
                assertThat(firstArrivals(read, code))
                        .as("versions of %s in the order in which they first arrive", code)
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(1, VERSIONS).boxed().toList());
            }
        }
    }

    @Test
    void everythingGoesOnOncePostgresIsBack() {
        country("KP", 1);
        registry.kill(Part.POSTGRES);
        registry.command("stop", "postgres");
        get("territories/KP").statusCode(503).contentType("application/problem+json");
        registry.command("start", "postgres");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> get("territories/KP").statusCode(200));
        agency("KP-MIN", "KP", "Ministry");
        programme("KP");
        put("responsibilities/KP-R0", responsibility("KP", "KP-MIN", "KP")).statusCode(201);
        try (EventReader reader =
                new EventReader(registry.settings(), Topics.AGENCIES, Topics.PROGRAMMES, Topics.RESPONSIBILITIES)) {
            reader.untilAll(events -> events.stream()
                    .map(Event::key)
                    .collect(Collectors.toSet())
                    .containsAll(List.of("KP-MIN", "KP-CARE", "KP-R0")));
        }
        consumersStoreWhatArrives();
    }

    /** A write fetches what has no copy from its owner. The end of an agency, whose copy is there, comes by the consumer alone. */
    private static void consumersStoreWhatArrives() {
        delete("agencies/KP-MIN?on=2022-01-01").statusCode(200);
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> put(
                        "programmes/KP-LATER", care("KP-MIN", "KP").replace("2020", "2023"))
                .statusCode(422));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> get("findings?programme=KP-CARE&type=orphaned")
                .body("items", not(empty())));
    }

    /** An event that is delivered again has the same CloudEvents id. */
    private static List<Integer> firstArrivals(List<Event> read, String key) {
        Map<String, Integer> versions = new LinkedHashMap<>();
        read.stream()
                .filter(event -> event.key().equals(key))
                .forEach(event -> versions.putIfAbsent(
                        event.headers().get("ce_id"), new JsonPath(event.data()).getInt("version")));
        return List.copyOf(versions.values());
    }

    @Test
    void aServiceKilledInTheMiddleOfAnImportLosesNothingAcknowledgedAndLeavesNoFindingStale() {
        country("KI", PLACES);
        agency("KI-MIN", "KI", "Ministry");
        importCsv(
                        "agencies/import",
                        rows("code,name,kind,level,territory", i -> "KI-A%d,Agency,secretariat,state,KI-P%d"
                                .formatted(i, i)))
                .statusCode(200)
                .body("stored", equalTo(PLACES));
        programme("KI");
        put("responsibilities/KI-MIN", responsibility("KI", "KI-MIN", "KI")).statusCode(201);
        country("KS", 2_000);
        agency("KS-MIN", "KS", "Ministry");
        programme("KS");

        List<String> acknowledged = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> single = CompletableFuture.runAsync(() -> registerOneByOne(acknowledged));
        CompletableFuture<Integer> whole = CompletableFuture.supplyAsync(this::importResponsibilities);
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> countStored() > 1);
        registry.kill(Part.MAPPING);
        assertThat(whole.join()).as("the import was cut off").isNotEqualTo(200);
        single.join();
        registry.command("start", "mapping-service");

        assertThat(acknowledged).isNotEmpty();
        acknowledged.forEach(id -> get("responsibilities/" + id).statusCode(200));
        int stored = countStored();
        assertThat(stored).isBetween(1001, PLACES);
        assertThat(all("reports/overlaps?programme=KI-CARE"))
                .as("each stored row overlaps")
                .hasSize(stored - 1);
        assertThat(all("reports/gaps?programme=KI-CARE")).isEmpty();
        List<String> coveredPlaces =
                acknowledged.stream().map(id -> id.replace("-R", "-P")).toList();
        // Kafka gives the partitions of the killed service to another consumer only after its session has timed out.
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            List<String> open = openPlacesOfKs();
            assertThat(open).hasSize(2_000 - countOf("KS")).doesNotContainAnyElementsOf(coveredPlaces);
        });
        everythingStoredIsAnnounced();
    }

    @Test
    void aKeyedPostThatAKilledServiceWasCarryingOutCanBeSentAgainAtOnce() throws SQLException {
        CompletableFuture<Integer> cutOff;
        try (Connection blocker = Sql.connect(registry.settings(), Part.AGENCY)) {
            blocker.setAutoCommit(false);
            Sql.execute(blocker, "INSERT INTO latest_version VALUES ('territories', 'KK', 0)");
            cutOff = CompletableFuture.supplyAsync(OutageTest::keyedPost);
            await().until(() -> Sql.isAwaited(blocker));
            assertThat(keyedPost())
                    .as("the first one is still being carried out")
                    .isEqualTo(409);
            registry.kill(Part.AGENCY);
            assertThat(cutOff.join())
                    .as("the first one is not answered as done")
                    .isGreaterThanOrEqualTo(500);
        }
        registry.command("start", "agency-service");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get("territories").extract().statusCode() == 200);
        assertThat(keyedPost()).isEqualTo(201);
        assertThat(keyedPost()).isEqualTo(201);
        get("territories/KK/history").body("items.version", equalTo(List.of(1)));
    }

    private static int keyedPost() {
        return request()
                .header("Idempotency-Key", "outage-1")
                .body("{\"code\": \"KK\", \"name\": {\"en\": \"Country\"}, \"level\": \"national\"}")
                .post("territories")
                .statusCode();
    }

    private static List<String> openPlacesOfKs() {
        return get("reports/gaps?programme=KS-CARE")
                .body("items", hasSize(1))
                .extract()
                .path("items[0].extent[0].territories");
    }

    private void everythingStoredIsAnnounced() {
        TreeSet<String> ids = all("responsibilities?programme=KI-CARE").stream()
                .map(item -> item.get("id").toString())
                .collect(Collectors.toCollection(TreeSet::new));
        all("responsibilities?programme=KS-CARE")
                .forEach(item -> ids.add(item.get("id").toString()));
        try (EventReader reader = new EventReader(registry.settings(), Topics.RESPONSIBILITIES)) {
            reader.untilAll(events ->
                    events.stream().map(Event::key).collect(Collectors.toSet()).containsAll(ids));
        }
    }

    private static void registerOneByOne(List<String> acknowledged) {
        for (int i = 0; i < 2_000; i++) {
            String id = "KS-R" + i;
            Response answer;
            try {
                answer = request()
                        .body(responsibility("KS", "KS-MIN", "KS-P" + i))
                        .put("responsibilities/" + id);
            } catch (RuntimeException cutOff) {
                return;
            }
            if (answer.statusCode() != 201) {
                return;
            }
            acknowledged.add(id);
        }
    }

    private int importResponsibilities() {
        return importCsv(
                        "responsibilities/import",
                        rows(
                                "id,programme,function,agency,role,territories,valid_from",
                                i -> "KI-R%d,KI-CARE,provision,KI-A%d,accountable,KI-P%d,2020-01-01"
                                        .formatted(i, i, i)))
                .extract()
                .statusCode();
    }

    private static int countStored() {
        return countOf("KI");
    }

    private static int countOf(String country) {
        return all("responsibilities?programme=" + country + "-CARE").size();
    }

    private static void country(String code, int places) {
        put("territories/" + code, "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}")
                .statusCode(201);
        importCsv("territories/import", rows("code,name,level,parent_code", places, i -> "%s-P%d,Part,state,%s"
                        .formatted(code, i, code)))
                .statusCode(200)
                .body("stored", equalTo(places));
    }

    private static String rows(String header, IntFunction<String> row) {
        return rows(header, PLACES, row);
    }

    private static String rows(String header, int count, IntFunction<String> row) {
        return IntStream.range(0, count).mapToObj(row).collect(Collectors.joining("\n", header + "\n", "\n"));
    }

    private static void agency(String code, String territory, String name) {
        put(
                "agencies/" + code,
                """
                {"name": {"en": "%s"}, "kind": "secretariat", "level": "state", "territory": "%s"}"""
                        .formatted(name, territory));
    }

    private static void programme(String country) {
        String owner = country.equals("KO") ? "KO-0" : country + "-MIN";
        put("programmes/" + country + "-CARE", care(owner, country)).statusCode(201);
    }

    private static String care(String owner, String country) {
        return """
               {"name": {"en": "Care"}, "owner": "%s", "scheme": "non-contributory", "targeting": "universal",
                "contingencies": ["poverty"], "territories": ["%s"], "validFrom": "2020-01-01",
                "requiredFunctions": ["provision"]}"""
                .formatted(owner, country);
    }

    private static String responsibility(String country, String agency, String territory) {
        return """
               {"programme": "%s-CARE", "function": "provision", "agency": "%s", "role": "accountable",
                "territories": ["%s"], "validFrom": "2020-01-01"}"""
                .formatted(country, agency, territory);
    }
}
