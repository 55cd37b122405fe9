package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.interagency.localstack.testing.Api.all;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.request;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.interagency.contracts.Topics;
import org.interagency.localstack.Settings;
import org.interagency.localstack.testing.EventReader;
import org.interagency.localstack.testing.EventReader.Event;

/**
 * Random writes of every kind about the same few things. In any order, and whatever fails, each acknowledged write is a version of its own, versions
 * are numbered without a gap, events are published in the order of versions, and an agency that a reorganisation has ended holds nothing.
 */
final class RandomWrites {

    private static final int THINGS = 3;
    private static final Pattern MARK = Pattern.compile("Mark [0-9]+");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final List<String> COLLECTIONS =
            List.of("agencies", "programmes", "responsibilities", "territories", "rights", "government-levels");

    private static final Map<String, String> TOPICS = Map.of(
            "government-levels", Topics.GOVERNMENT_LEVELS,
            "agency-changes", Topics.AGENCY_CHANGES,
            "territories", Topics.TERRITORIES,
            "agencies", Topics.AGENCIES,
            "rights", Topics.RIGHTS,
            "programmes", Topics.PROGRAMMES,
            "responsibilities", Topics.RESPONSIBILITIES);

    /** The field that names the holder, by collection, for facts that reorganisations pass on; for agencies it is the parent. */
    private static final Map<String, String> HOLDERS =
            Map.of("programmes", "owner", "responsibilities", "agency", "agencies", "parent");

    /**
     * A write that was acknowledged.
     *
     * @param mark a text that only this write puts into the fact; empty for a DELETE, which may find nothing to write
     * @param version the version in its answer; 0 for an import, whose answer has none
     * @param once whether it was sent only once
     */
    private record Acknowledged(String address, String mark, int version, boolean once) {}

    /** A reorganisation that ended an agency and passed on everything that it held. */
    private record Ending(String agency, LocalDate day) {}

    /** Sends requests, from any thread. */
    interface Client {

        /** Headers for a new POST. */
        Map<String, String> headersOfPost();

        /** Sends a request, perhaps again and again. */
        Sent send(Supplier<Response> request);
    }

    /**
     * A request that was answered.
     *
     * @param once whether it was sent only once; otherwise it may have been carried out more than once
     */
    record Sent(Response answer, boolean once) {}

    private final String prefix;
    private final Client client;
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Ending> endings = new ConcurrentLinkedQueue<>();
    private final Queue<String> reorganisations = new ConcurrentLinkedQueue<>();
    private final List<String> agencies = new CopyOnWriteArrayList<>();
    private final AtomicInteger marks = new AtomicInteger();

    /** @param prefix of the codes of everything that is written; it is the code of a country, too */
    RandomWrites(String prefix, Client client) {
        this.prefix = prefix;
        this.client = client;
    }

    /** Registers what the writes are about; call this first. */
    void prepare() {
        put("territories/" + prefix, "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}")
                .statusCode(201);
        for (int i = 0; i < THINGS; i++) {
            put("agencies/" + prefix + "-A" + i, agency("First")).statusCode(201);
            agencies.add(prefix + "-A" + i);
        }
        put("programmes/" + prefix + "-P", programme("First", agencies.get(0))).statusCode(201);
    }

    private String agency(String mark) {
        return """
               {"name": {"en": "%s"}, "kind": "ministry", "level": "national", "territory": "%s"}"""
                .formatted(mark, prefix);
    }

    private String programme(String mark, String owner) {
        return """
               {"name": {"en": "%s"}, "owner": "%s", "scheme": "non-contributory", "targeting": "universal",
                "contingencies": ["poverty"], "territories": ["%s"], "validFrom": "2020-01-01",
                "requiredFunctions": ["provision"]}"""
                .formatted(mark, owner, prefix);
    }

    private String responsibility(String mark, String agency) {
        return """
               {"programme": "%s-P", "function": "provision", "agency": "%s", "role": "accountable", "territories": ["%s"],
                "validFrom": "2020-01-01", "legalBasis": [{"citation": "%s"}]}"""
                .formatted(prefix, agency, prefix, mark);
    }

    private static String right(String mark) {
        return """
               {"name": {"en": "%s"}, "instrument": "PSS", "article": "9", "source": {"citation": "Example"}}"""
                .formatted(mark);
    }

    private String territory(String mark) {
        return """
               {"name": {"en": "%s"}, "level": "state", "parent": "%s"}""".formatted(mark, prefix);
    }

    /**
     * Writes one thing at random.
     *
     * @return the answer, which is no server error
     */
    Response write(Random random) {
        Response answer =
                switch (random.nextInt(10)) {
                    case 0 -> reorganise(random);
                    case 1 -> importRows(random);
                    case 2 -> retire(random);
                    case 3, 4 -> create(random);
                    default -> replace(random);
                };
        assertThat(answer.statusCode()).as(answer.asString()).isLessThan(500);
        return answer;
    }

    /**
     * Writes at random, at least once, while a condition holds.
     *
     * @return the last answer
     */
    Response writeWhile(BooleanSupplier condition, Random random) {
        Response answer = write(random);
        while (condition.getAsBoolean()) {
            answer = write(random);
        }
        return answer;
    }

    private Sent post(Supplier<RequestSpecification> request, String path) {
        Map<String, String> headers = client.headersOfPost();
        return client.send(() -> request.get().headers(headers).post(path));
    }

    private Response create(Random random) {
        String collection = collection(random);
        String code = code(collection, random);
        String mark = mark();
        String key = collection.equals("responsibilities") ? "id" : "code";
        String body = "{\"" + key + "\": \"" + code + "\", "
                + body(collection, mark, random).strip().substring(1);
        return note(collection + "/" + code, mark, post(() -> request().body(body), collection));
    }

    private Response replace(Random random) {
        String collection = collection(random);
        String address = collection + "/" + code(collection, random);
        String mark = mark();
        String body = body(collection, mark, random);
        int kind = random.nextInt(3);
        String since = day(random).toString();
        String version = "\"" + (1 + random.nextInt(5)) + "\"";
        return note(address, mark, client.send(() -> {
            RequestSpecification request = request().body(body);
            return switch (kind) {
                case 0 -> request.queryParam("since", since).put(address);
                case 1 -> request.header("If-Match", version).put(address);
                default -> request.put(address);
            };
        }));
    }

    private Response retire(Random random) {
        String collection = random.nextBoolean() ? "programmes" : "responsibilities";
        String address = collection + "/" + code(collection, random);
        String day = 2040 + random.nextInt(50) + "-01-01";
        return note(
                address, "", client.send(() -> request().queryParam("on", day).delete(address)));
    }

    private Response importRows(Random random) {
        String mark = mark();
        String rows = IntStream.range(0, THINGS)
                .mapToObj(i -> "%s-A%d,%s,ministry,national,%s".formatted(prefix, i, mark, prefix))
                .collect(Collectors.joining("\n", "code,name,kind,level,territory\n", "\n"));
        boolean atomic = random.nextBoolean();
        Supplier<RequestSpecification> request = () -> request()
                .contentType("text/csv; charset=UTF-8")
                .queryParam("language", "en")
                .queryParam("atomic", atomic)
                .body(rows);
        Sent sent = post(request, "agencies/import");
        Response answer = sent.answer();
        if (answer.statusCode() == 200) {
            Set<Integer> rejected = new TreeSet<>(answer.jsonPath().getList("rejected.line", Integer.class));
            IntStream.range(0, THINGS)
                    .filter(i -> !rejected.contains(i + 2))
                    .forEach(i ->
                            acknowledged.add(new Acknowledged("agencies/" + prefix + "-A" + i, mark, 0, sent.once())));
        }
        return answer;
    }

    private Response reorganise(Random random) {
        String from = agencies.get(random.nextInt(agencies.size()));
        String to = prefix + "-N" + marks.incrementAndGet();
        LocalDate day = day(random);
        String body =
                """
                {"code": "%s", "type": "rename", "from": ["%s"], "effectiveDate": "%s",
                 "to": [{"code": "%s", "name": {"en": "New"}}]}"""
                        .formatted("CHANGE-" + to, from, day, to);
        Response answer = post(() -> request().body(body), "agency-changes").answer();
        if (answer.statusCode() == 201) {
            agencies.add(to);
            endings.add(new Ending(from, day));
            String address = "agency-changes/CHANGE-" + to;
            reorganisations.add(address);
            Response read = client.send(() -> request().get(address)).answer();
            assertThat(read.statusCode()).as(read.asString()).isEqualTo(200);
        }
        return answer;
    }

    private Response note(String address, String mark, Sent sent) {
        Response answer = sent.answer();
        if (answer.statusCode() < 300) {
            acknowledged.add(new Acknowledged(address, mark, answer.jsonPath().getInt("version"), sent.once()));
        }
        return answer;
    }

    private static String collection(Random random) {
        return COLLECTIONS.get(random.nextInt(COLLECTIONS.size()));
    }

    private String code(String collection, Random random) {
        return prefix + "-" + collection.substring(0, 1).toUpperCase(Locale.ROOT)
                + (collection.equals("responsibilities") ? "X" : "")
                + random.nextInt(THINGS);
    }

    private String body(String collection, String mark, Random random) {
        String agency = agencies.get(random.nextInt(agencies.size()));
        return switch (collection) {
            case "agencies" -> agency(mark);
            case "programmes" -> programme(mark, agency);
            case "responsibilities" -> responsibility(mark, agency);
            case "territories" -> territory(mark);
            case "government-levels" -> "{\"name\": {\"en\": \"" + mark + "\"}, \"rank\": 2}";
            default -> right(mark);
        };
    }

    private static LocalDate day(Random random) {
        return LocalDate.of(2021 + random.nextInt(5), 1, 1);
    }

    private String mark() {
        return "Mark " + marks.incrementAndGet();
    }

    /**
     * Checks everything that has to be true once all writes have been answered and nothing fails anymore.
     *
     * @param settings of the registry that has the events
     */
    void check(Settings settings) {
        Map<String, List<Map<String, Object>>> histories = histories();
        histories.forEach(RandomWrites::isNumberedWithoutAGap);
        acknowledged.forEach(write -> isAVersionOf(histories.get(write.address()), write));
        assertThat(acknowledged.stream()
                        .filter(write -> write.version() > 0 && !write.mark().isEmpty())
                        .map(write -> write.address() + " " + write.version()))
                .as("versions of answers")
                .doesNotHaveDuplicates();
        await().atMost(PATIENCE).untilAsserted(this::nothingStaysWithAnAgencyThatHasEnded);
        histories().forEach(RandomWrites::isNumberedWithoutAGap);
        topicsTellVersionsInTheirOrder(settings, histories());
        Scans.findNoDefect();
    }

    private Map<String, List<Map<String, Object>>> histories() {
        Set<String> addresses = new TreeSet<>();
        acknowledged.forEach(write -> addresses.add(write.address()));
        agencies.forEach(code -> addresses.add("agencies/" + code));
        Map<String, List<Map<String, Object>>> histories = new HashMap<>();
        addresses.forEach(address -> histories.put(address, all(address + "/history")));
        return histories;
    }

    private static void isNumberedWithoutAGap(String address, List<Map<String, Object>> history) {
        assertThat(history)
                .extracting(version -> (Integer) version.get("version"))
                .as("versions of %s", address)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, history.size()).boxed().toList());
    }

    /** A fact that names an ended agency passes on at once, as the next version. */
    private static void isAVersionOf(List<Map<String, Object>> history, Acknowledged write) {
        List<Integer> versions = history.stream()
                .filter(item ->
                        write.mark().isEmpty() || marks(item.get("fact")).contains(write.mark()))
                .map(item -> (Integer) item.get("version"))
                .toList();
        assertThat(versions).as("versions with what %s says", write).isNotEmpty();
        if (!HOLDERS.containsKey(collectionOf(write.address())) && write.version() > 0 && write.once()) {
            assertThat(versions).as("versions with what %s says", write).hasSize(1);
        }
        if (write.version() > 0) {
            assertThat(versions).as("versions with what %s says", write).contains(write.version());
        }
    }

    private static Set<String> marks(Object fact) {
        return MARK.matcher(fact.toString()).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private void nothingStaysWithAnAgencyThatHasEnded() {
        acknowledged.stream()
                .map(Acknowledged::address)
                .distinct()
                .filter(address -> HOLDERS.containsKey(collectionOf(address)))
                .forEach(address -> {
                    JsonPath fact = get(address).statusCode(200).extract().jsonPath();
                    List<Map<String, Object>> states = new ArrayList<>(fact.getList("otherStates"));
                    states.add(fact.getMap(""));
                    states.forEach(state -> doesNotStay(address, state, state.get(HOLDERS.get(collectionOf(address)))));
                });
    }

    private static String collectionOf(String address) {
        return address.substring(0, address.indexOf('/'));
    }

    private void doesNotStay(String address, Map<String, Object> state, Object holder) {
        assertThat(endings)
                .as("%s is held beyond its end by the holder of %s", address, state)
                .noneMatch(ending -> ending.agency().equals(holder)
                        && (state.get("until") == null
                                || LocalDate.parse(state.get("until").toString())
                                        .isAfter(ending.day())));
    }

    private void topicsTellVersionsInTheirOrder(Settings settings, Map<String, List<Map<String, Object>>> histories) {
        try (EventReader reader = new EventReader(settings, TOPICS.values().toArray(String[]::new))) {
            Map<String, Integer> newest = new HashMap<>();
            histories.forEach((address, history) -> newest.put(place(address), history.size()));
            reorganisations.forEach(address -> newest.put(place(address), 1));
            List<Event> read = reader.untilAll(
                    events -> newestVersions(events, newest.keySet()).equals(newest));
            Map<String, List<Integer>> versions = versions(read, newest.keySet());
            versions.forEach((place, onTopic) -> assertThat(onTopic)
                    .as("versions of %s on its topic", place)
                    .doesNotHaveDuplicates()
                    .isSorted());
            acknowledged.stream().filter(write -> write.version() > 0).forEach(write -> assertThat(
                            versions.get(place(write.address())))
                    .as("versions of %s on its topic", write.address())
                    .contains(write.version()));
        }
    }

    private static String place(String address) {
        return TOPICS.get(collectionOf(address)) + " " + address.substring(address.indexOf('/') + 1);
    }

    /** The highest version of each place that events tell; they are told in the order of versions. */
    private static Map<String, Integer> newestVersions(List<Event> events, Set<String> places) {
        Map<String, Event> last = new HashMap<>();
        events.forEach(event -> last.put(event.topic() + " " + event.key(), event));
        last.keySet().retainAll(places);
        Map<String, Integer> newest = new HashMap<>();
        last.forEach((place, event) -> newest.put(place, version(event)));
        return newest;
    }

    /** An event that is delivered again has the same CloudEvents id. */
    private static Map<String, List<Integer>> versions(List<Event> events, Set<String> places) {
        Map<String, Map<String, Integer>> versions = new LinkedHashMap<>();
        events.stream()
                .filter(event -> places.contains(event.topic() + " " + event.key()))
                .forEach(event -> versions.computeIfAbsent(
                                event.topic() + " " + event.key(), place -> new LinkedHashMap<>())
                        .putIfAbsent(event.headers().get("ce_id"), version(event)));
        return versions.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> List.copyOf(entry.getValue().values())));
    }

    private static int version(Event event) {
        return new JsonPath(event.data()).getInt("version");
    }
}
