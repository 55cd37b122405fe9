package org.interagency.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.request;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.interagency.localstack.testing.RegistryStack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After random changes, reading an agency as of a day gives the state that the history has for that day. */
@QuarkusTest
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
class AsOfTest {

    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final int DAYS = 12;
    private static final int WRITES = 10;

    static LongStream seeds() {
        return new Random().longs(25);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void asOfAnyDateEqualsTheStateRebuiltFromTheHistory(long seed) {
        Random random = new Random(seed);
        String agency = "agencies/R-" + Long.toHexString(seed);
        put("territories/R", "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}");
        String[] names = new String[DAYS];
        int written = write(random, agency, names);

        History history =
                History.of(get(agency + "/history").statusCode(200).extract().response());

        assertThat(history.versions).isEqualTo(written);
        for (int day = 0; day < DAYS; day++) {
            Response read = request().get(agency + "?asOf=" + FIRST.plusDays(day));
            JsonObject rebuilt = history.on(FIRST.plusDays(day));
            assertThat(read.statusCode()).isEqualTo(rebuilt == null ? 404 : 200);
            if (rebuilt != null) {
                JsonObject state = object(read.asString());
                assertThat(state.getJsonObject("name").getString("en")).isEqualTo(names[day]);
                rebuilt.forEach(
                        (field, value) -> assertThat(state.get(field)).as(field).isEqualTo(value));
            }
        }
    }

    /** What a version changes depends on versions before it, which can be on other pages. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theHistoryPageByPageEqualsTheWhole(long seed) {
        Random random = new Random(seed);
        String history = "agencies/Q-" + Long.toHexString(seed) + "/history";
        put("territories/R", "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}");
        write(random, history.substring(0, history.lastIndexOf('/')), new String[DAYS]);

        List<Map<String, Object>> whole =
                get(history).statusCode(200).extract().jsonPath().getList("items");

        assertThat(pages(history + "?limit=" + (1 + random.nextInt(3)))).isEqualTo(whole);
        List<Map<String, Object>> newestFirst = pages(history + "?sort=-version&limit=" + (1 + random.nextInt(3)));
        Collections.reverse(newestFirst);
        assertThat(newestFirst).isEqualTo(whole);
    }

    private static List<Map<String, Object>> pages(String list) {
        List<Map<String, Object>> items = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = get(list + cursor).statusCode(200).extract().jsonPath();
            items.addAll(page.getList("items"));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        }
        return items;
    }

    /**
     * Writes random changes.
     *
     * @param names receives the name that the agency has to have on each day
     * @return the number of versions that the agency has to have
     */
    private static int write(Random random, String agency, String[] names) {
        int versions = 0;
        int lastState = 0;
        for (int i = 0; i < WRITES; i++) {
            String name = "Ministry " + random.nextInt(4);
            int since = i == 0 ? 0 : random.nextInt(DAYS);
            if (since > 0 && i > 0 && random.nextInt(6) == 0) {
                int end = 1 + random.nextInt(DAYS);
                versions += isNew(request().delete(agency + "?on=" + FIRST.plusDays(end)), versions);
                continue;
            }
            String validTo = request().get(agency).jsonPath().getString("validTo");
            Response answer = request()
                    .body(body(name, validTo))
                    .put(since == 0 ? agency : agency + "?since=" + FIRST.plusDays(since));
            if (answer.statusCode() == 422) {
                assertThat(validTo).isNotNull();
                continue;
            }
            assertThat(answer.statusCode()).isIn(200, 201);
            versions += isNew(answer, versions);
            if (since > 0 && (since < lastState || !name.equals(names[since]))) {
                lastState = since;
            }
            for (int day = since == 0 ? lastState : since; day < DAYS; day++) {
                names[day] = name;
            }
        }
        return versions;
    }

    private static int isNew(Response answer, int versions) {
        return answer.jsonPath().getInt("version") - versions;
    }

    private static String body(String name, @Nullable String validTo) {
        return """
               {"name": {"en": "%s"}, "kind": "ministry", "level": "national", "territory": "R",
                "validFrom": "2020-01-01", "validTo": %s}"""
                .formatted(name, validTo == null ? null : '"' + validTo + '"');
    }

    /** The states that result from applying the patches of the published history. */
    private record History(int versions, TreeMap<LocalDate, JsonObject> states, JsonObject newest) {

        static History of(Response published) {
            TreeMap<LocalDate, JsonObject> states = new TreeMap<>();
            JsonObject newest = JsonValue.EMPTY_JSON_OBJECT;
            int versions = 0;
            for (JsonValue each : object(published.asString()).getJsonArray("items")) {
                JsonObject version = each.asJsonObject();
                LocalDate since = version.isNull("since") ? LocalDate.MIN : LocalDate.parse(version.getString("since"));
                Map.Entry<LocalDate, JsonObject> before = states.floorEntry(since);
                newest = Json.createPatch(version.getJsonArray("changes"))
                        .apply(before == null ? JsonValue.EMPTY_JSON_OBJECT : before.getValue());
                states.tailMap(since, true).clear();
                states.put(since, newest);
                versions++;
            }
            return new History(versions, states, newest);
        }

        /** The state on a day; {@code null} if the agency does not exist on it. */
        @Nullable
        JsonObject on(LocalDate day) {
            boolean hasEnded = !newest.isNull("validTo") && !day.isBefore(LocalDate.parse(newest.getString("validTo")));
            return hasEnded
                    ? null
                    : Json.createObjectBuilder(states.floorEntry(day).getValue())
                            .add("validTo", newest.get("validTo"))
                            .build();
        }
    }

    private static JsonObject object(String json) {
        return Json.createReader(new StringReader(json)).readObject();
    }
}
