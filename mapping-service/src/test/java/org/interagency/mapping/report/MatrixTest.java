package org.interagency.mapping.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.interagency.localstack.testing.Api.all;
import static org.interagency.localstack.testing.Api.anonymousRequest;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.register;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The responsibility matrix, the mandate of an agency and the sheet of a programme. */
@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class MatrixTest {

    private static final AtomicInteger COUNTRIES = new AtomicInteger();
    private static final List<String> FUNCTIONS = List.of("policy", "provision", "oversight");
    private static final List<String> PLACES = List.of("-1-A", "-1-B", "-2-A", "-2-B");
    private static final List<String> TERRITORIES = List.of("", "-1", "-2", "-1-A", "-1-B", "-2-A", "-2-B");

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @ConfigProperty(name = "registry.program.url")
    String programService;

    @Inject
    CopiedFacts copies;

    private String country;

    /** A responsibility of role accountable, for all from an age on. */
    private record HeldByOne(String function, String agency, String territory, int ageFrom) {

        boolean covers(String place, int age) {
            return place.startsWith(territory) && age >= ageFrom;
        }
    }

    /** A country with two states of two municipalities each, three agencies, and a programme that requires two functions. */
    @BeforeEach
    void aCountry() {
        country = "MX" + COUNTRIES.incrementAndGet();
        for (String territory : TERRITORIES) {
            String parent = territory.isEmpty() ? null : territory.substring(0, territory.length() - 2);
            register(
                    agencyService,
                    "territories/" + country + territory,
                    "{\"name\": {\"en\": \"Land\"}, \"level\": \"%s\"%s}"
                            .formatted(
                                    List.of("national", "state", "municipal").get(territory.length() / 2),
                                    parent == null ? "" : ", \"parent\": \"" + country + parent + "\""));
        }
        for (String agency : List.of("A", "B", "C")) {
            register(
                    agencyService,
                    "agencies/" + country + "-" + agency,
                    """
                    {"name": {"en": "Agency"}, "kind": "ministry", "level": "%s", "territory": "%s"}"""
                            .formatted(agency.equals("C") ? "state" : "national", country));
        }
        register(
                programService,
                "programmes/" + country,
                """
                {"name": {"en": "Care"}, "owner": "%1$s-A", "scheme": "non-contributory", "targeting": "universal",
                 "contingencies": ["poverty"], "rights": ["PSS-9"], "territories": ["%1$s"], "validFrom": "2020-01-01",
                 "requiredFunctions": ["policy", "provision"]}"""
                        .formatted(country));
        List<String> codes =
                TERRITORIES.stream().map(territory -> country + territory).toList();
        await().until(() -> QuarkusTransaction.requiringNew()
                .call(() -> copies.territories().find(codes).size() == codes.size()));
    }

    private String hold(HeldByOne held, String more) {
        String id = country + "-" + held.function() + held.agency() + held.territory() + "-" + held.ageFrom();
        put(
                        "responsibilities/" + id,
                        """
                {"programme": "%1$s", "function": "%2$s", "agency": "%1$s-%3$s", "role": "accountable",
                 "territories": ["%1$s%4$s"], "population": {"ageFrom": %5$d}, "validFrom": "2021-01-01"%6$s}"""
                                .formatted(
                                        country,
                                        held.function(),
                                        held.agency(),
                                        held.territory(),
                                        held.ageFrom(),
                                        more))
                .statusCode(201);
        return id;
    }

    private String expected(List<HeldByOne> held, String function, String territory) {
        if (function.equals("oversight")) {
            return "not-required";
        }
        List<Integer> agencies = new ArrayList<>();
        for (String place : PLACES) {
            for (int age : new int[] {0, 70}) {
                if (place.startsWith(territory)) {
                    agencies.add(held.stream()
                            .filter(one -> one.function().equals(function) && one.covers(place, age))
                            .map(HeldByOne::agency)
                            .collect(Collectors.toSet())
                            .size());
                }
            }
        }
        return agencies.contains(0) ? "none" : agencies.stream().allMatch(number -> number == 1) ? "one" : "several";
    }

    private static String cell(Map<String, Object> column, String function, String field) {
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> cells = (List<Map<String, Object>>) column.get("cells");
        return cells.stream()
                .filter(cell -> cell.get("function").equals(function))
                .map(cell -> String.valueOf(cell.get(field)))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void saysForEachTerritoryHowManyAgenciesAreAccountableAtAPoint(long seed) {
        Random random = new Random(seed);
        Set<HeldByOne> held = random.ints(12, 0, Integer.MAX_VALUE)
                .mapToObj(one -> new HeldByOne(
                        FUNCTIONS.get(random.nextInt(3)),
                        List.of("A", "B", "C").get(random.nextInt(3)),
                        TERRITORIES.get(random.nextInt(TERRITORIES.size())),
                        random.nextBoolean() ? 0 : 60))
                .collect(Collectors.toSet());
        held.forEach(one -> hold(one, ""));
        for (String level : List.of("national", "state", "municipal")) {
            List<Map<String, Object>> columns = all("reports/matrix?columns=territory&territory=" + country
                    + "&programme=" + country + "&level=" + level);
            assertThat(columns).hasSize(level.equals("national") ? 1 : level.equals("state") ? 2 : 4);
            for (Map<String, Object> column : columns) {
                String territory = ((String) column.get("code")).substring(country.length());
                for (String function : FUNCTIONS) {
                    assertThat(cell(column, function, "accountable"))
                            .as(function + " in " + territory + " of " + held)
                            .isEqualTo(expected(List.copyOf(held), function, territory));
                }
            }
        }
        for (Map<String, Object> column : all("reports/matrix?programme=" + country)) {
            for (String function : FUNCTIONS) {
                long number = held.stream()
                        .filter(one -> (country + "-" + one.agency()).equals(column.get("code")))
                        .filter(one -> one.function().equals(function))
                        .count();
                String shown = String.valueOf(column.get("cells"));
                if (number > 0) {
                    assertThat(cell(column, function, "responsibilities")).isEqualTo("{accountable=" + number + "}");
                } else {
                    assertThat(shown).doesNotContain("function=" + function);
                }
            }
        }
    }

    @Test
    void hasTheTerritoriesDirectlyBelowByDefaultAndNobodyIsAccountableBeforeTheFirstDay() {
        hold(new HeldByOne("policy", "A", "", 0), "");
        String matrix = "reports/matrix?columns=territory&territory=" + country + "&contingency=poverty&right=PSS-9";
        get(matrix).body("items.code", contains(country + "-1", country + "-2"));
        JsonPath before = get(matrix + "&asOf=2020-06-01").extract().jsonPath();
        assertThat(before.getString("items[0].cells.find { it.function == 'policy' }.accountable"))
                .isEqualTo("none");
        get(matrix + "&asOf=2019-06-01")
                .body("items[0].cells.find { it.function == 'policy' }.accountable", equalTo("not-required"));
        get(matrix + "&asOf=2022-06-01")
                .body("items[0].cells.find { it.function == 'policy' }.accountable", equalTo("one"))
                .body("items[0].cells.find { it.function == 'policy' }.required", equalTo(1));
    }

    @Test
    void agenciesAreThoseOfALevelWithAResponsibilityInTheTerritory() {
        hold(new HeldByOne("policy", "A", "", 0), "");
        hold(new HeldByOne("policy", "B", "-1-A", 0), "");
        hold(new HeldByOne("policy", "C", "-2", 0), "");
        String matrix = "reports/matrix?programme=" + country + "&territory=" + country;
        get(matrix).body("items.code", contains(country + "-A", country + "-B", country + "-C"));
        get(matrix + "-1").body("items.code", contains(country + "-A", country + "-B"));
        get(matrix + "-2-A").body("items.code", contains(country + "-A", country + "-C"));
        get(matrix + "&level=state").body("items.code", contains(country + "-C"));
        get(matrix + "&asOf=2020-06-01").body("items", empty());
        get("reports/matrix?territory=" + country + "&right=PSS-17").body("items", empty());
    }

    @Test
    void comesPageByPageAndAsAFile() {
        hold(new HeldByOne("policy", "A", "", 0), "");
        hold(new HeldByOne("policy", "B", "", 0), "");
        hold(new HeldByOne("provision", "B", "-1", 0), "");
        String agencies = "reports/matrix?programme=" + country;
        String next = get(agencies + "&limit=1")
                .body("items.code", contains(country + "-A"))
                .body("next", notNullValue())
                .extract()
                .path("next");
        get(agencies + "&limit=1&cursor=" + next)
                .body("items.code", contains(country + "-B"))
                .body("next", nullValue());
        List<String> csv =
                get(agencies + "&format=csv").extract().asString().lines().toList();
        assertThat(csv).hasSize(3);
        assertThat(csv.get(0)).startsWith("code,name,policy,");
        assertThat(csv.get(1)).startsWith(country + "-A,Agency,accountable 1,");
        String territories = "reports/matrix?columns=territory&programme=" + country + "&territory=" + country;
        assertThat(get(territories + "&format=csv&level=state").extract().asString())
                .contains(country + "-1,Land,several");
        get(territories + "&format=xlsx").statusCode(200);
        assertThat(all(territories + "&level=municipal")).hasSize(4);
        get(territories + "&level=municipal&limit=3").body("items", hasSize(3)).body("next", notNullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "columns=territory, ?territory",
        "columns=function, ?columns",
        "sort=code, ?sort",
        "cursor=*, ?cursor",
        "territory=NONE, ?territory",
        "programme=NONE, ?programme"
    })
    void refusesAMatrixOfWhatDoesNotExist(String query, String parameter) {
        get("reports/matrix?" + query).statusCode(400).body("errors.pointer", contains(parameter));
    }

    @Test
    void aMandateHasAllThatAnAgencyAnswersForAndWithWhomItCollides() {
        String whole = hold(new HeldByOne("policy", "A", "", 0), "");
        hold(new HeldByOne("policy", "B", "-1", 0), ", \"delegatedFrom\": \"" + whole + "\"");
        hold(new HeldByOne("policy", "C", "-2", 0), "");
        get("reports/mandates/" + country + "-A?asOf=2022-01-01")
                .statusCode(200)
                .body("agency", equalTo(country + "-A"))
                .body("name.en", equalTo("Agency"))
                .body("held.items.id", contains(whole))
                .body("delegated.items.agency", contains(country + "-B"))
                .body("collisions.group.agency", contains(country + "-C"))
                .body("collisions.group.type", contains("overlap"))
                .body("findings.group.type", containsInAnyOrder("overlap", "unassigned"));
        JsonPath mandate = get("reports/mandates/" + country + "-A?asOf=2022-01-01")
                .extract()
                .jsonPath();
        assertThat(all(path(mandate, "links.held"))).hasSize(1);
        assertThat(all(path(mandate, "links.delegated"))).hasSize(1);
        assertThat(all(path(mandate, "links.findings"))).hasSize(2);
        assertThat(all(path(mandate, "links.collisions")))
                .extracting(line -> line.get("link"))
                .containsAll(mandate.getList("collisions.link"));
        assertThat(all(path(mandate, "collisions[0].link"))).hasSize(mandate.getInt("collisions[0].findings"));
        get("reports/mandates/" + country + "-B?asOf=2022-01-01")
                .body("held.items.delegatedFrom", contains(whole))
                .body("collisions", empty());
        get("reports/mandates/" + country + "-A?asOf=2020-06-01").body("held.items", empty());
        get("reports/mandates/NONE").statusCode(404);
    }

    private static String path(JsonPath report, String link) {
        return report.getString(link).substring("/api/v1/".length());
    }

    @Test
    void aSheetSaysWhoAnswersForEachFunctionOfAProgramme() {
        hold(new HeldByOne("policy", "A", "", 0), "");
        hold(new HeldByOne("policy", "C", "-2", 0), "");
        hold(new HeldByOne("provision", "B", "-1", 0), "");
        hold(new HeldByOne("oversight", "B", "", 0), "");
        String sheet = "reports/programmes/" + country + "?asOf=2022-01-01";
        get(sheet)
                .statusCode(200)
                .body("programme.code", equalTo(country))
                .body("functions.function", containsInAnyOrder("policy", "provision", "oversight"))
                .body("functions.find { it.function == 'policy' }.agencies", equalTo(2))
                .body("functions.find { it.function == 'policy' }.nobody", empty())
                .body("functions.find { it.function == 'oversight' }.required", equalTo(false))
                .body("functions.find { it.function == 'provision' }.accountable.agency", contains(country + "-B"))
                .body(
                        "functions.find { it.function == 'provision' }.accountable[0].extent[0].territories",
                        contains(country + "-1"))
                .body("functions.find { it.function == 'provision' }.nobody[0].territories", contains(country + "-2"))
                .body("findings.group.type", containsInAnyOrder("overlap", "unassigned"))
                .body("openProposals", equalTo(0));
        JsonPath links = get(sheet).extract().jsonPath();
        assertThat(all(path(links, "links.responsibilities"))).hasSize(4);
        assertThat(all(path(links, "links.gaps"))).hasSize(1);
        assertThat(all(path(links, "links.findings"))).hasSize(2);
        anonymousRequest().get(sheet).then().statusCode(200).body("openProposals", nullValue());
        get("reports/programmes/NONE").statusCode(404);
    }
}
