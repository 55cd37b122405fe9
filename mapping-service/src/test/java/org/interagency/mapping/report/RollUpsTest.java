package org.interagency.mapping.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.interagency.localstack.testing.Api.all;
import static org.interagency.localstack.testing.Api.anonymousRequest;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.register;
import static org.interagency.localstack.testing.Api.request;
import static org.interagency.localstack.testing.Api.requestWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.TestToken;
import org.interagency.mapping.finding.FindingDimension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Findings of every type, filtered and counted by what they are about. */
@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class RollUpsTest {

    /** More than the codes that are compared as an array. */
    private static final int MUNICIPALITIES = 60;

    private static final String WHERE = "withinTerritory=RU";
    private static final String NONE = "none";
    private static final Map<String, Set<String>> CONTINGENCIES =
            Map.of("RU-CARE", Set.of("poverty", "family"), "RU-AID", Set.of("poverty"));
    private static final Map<String, Set<String>> RIGHTS =
            Map.of("RU-CARE", Set.of("PSS-9", "PSS-12"), "RU-AID", Set.of());
    private static boolean isThere;

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @ConfigProperty(name = "registry.program.url")
    String programService;

    @Inject
    CopiedFacts copies;

    /**
     * A country of two states, of which the first has municipalities. For a programme of its ministry, the ministry is accountable everywhere, a part of it
     * in the second state, two municipalities in themselves, and an agency of the first state there. Another agency has a programme for the same people.
     */
    @BeforeEach
    void aCountry() {
        if (isThere) {
            return;
        }
        territory("RU", "national", "");
        territory("RU-1", "state", ", 'parent': 'RU'");
        territory("RU-2", "state", ", 'parent': 'RU'");
        List<String> territories = new ArrayList<>(List.of("RU", "RU-1", "RU-2"));
        for (int i = 1; i <= MUNICIPALITIES; i++) {
            territory("RU-1-" + i, "municipal", ", 'parent': 'RU-1'");
            territories.add("RU-1-" + i);
        }
        agency("RU-MIN", "national", "");
        agency("RU-MIN-PART", "national", ", 'parent': 'RU-MIN'");
        agency("RU-STATE", "state", "");
        agency("RU-M1", "municipal", "");
        agency("RU-M2", "municipal", "");
        programme("RU-CARE", "RU-MIN", "'poverty', 'family'", ", 'rights': ['PSS-9', 'PSS-12']");
        programme("RU-AID", "RU-STATE", "'poverty'", "");
        await().until(() -> QuarkusTransaction.requiringNew()
                .call(() -> copies.territories().find(territories).size() == territories.size()));
        hold("RU-CARE", "RU-MIN", "RU", "2020-01-01");
        hold("RU-CARE", "RU-MIN-PART", "RU-2", "2020-01-01");
        hold("RU-CARE", "RU-STATE", "RU-1", "2020-01-01");
        hold("RU-CARE", "RU-M1", "RU-1-1", "2020-01-01");
        hold("RU-CARE", "RU-M2", "RU-1-2", "2999-01-01");
        hold("RU-AID", "RU-STATE", "RU-1", "2020-01-01");
        await().untilAsserted(() -> assertThat(all("findings?" + WHERE))
                .extracting(finding -> finding.get("type"))
                .contains("overlap", "unassigned", "duplication", "fragmentation", "uncovered"));
        List<Map<String, Object>> overlaps = all("reports/overlaps?" + WHERE);
        assign(overlaps.get(0), "Unit 1 & {more}");
        assign(overlaps.get(1), "Unit 2");
        requestWith(TestToken.of("coordinator", null))
                .body("{\"transition\": \"dispute\", \"reason\": \"Not ours\"}")
                .post("findings/" + overlaps.get(0).get("id") + "/transitions")
                .then()
                .statusCode(200);
        isThere = true;
    }

    private void territory(String code, String level, String more) {
        write(agencyService, "territories/" + code, "{'name': {'en': 'Land'}, 'level': '" + level + "'" + more + "}");
    }

    private void agency(String code, String level, String more) {
        write(
                agencyService,
                "agencies/" + code,
                "{'name': {'en': 'Agency'}, 'kind': 'ministry', 'level': '" + level + "', 'territory': 'RU'" + more
                        + "}");
    }

    private void programme(String code, String owner, String contingencies, String more) {
        write(
                programService,
                "programmes/" + code,
                """
                {'name': {'en': 'Programme'}, 'owner': '%s', 'scheme': 'non-contributory', 'targeting': 'universal',
                 'contingencies': [%s], 'benefits': ['cash-transfer'], 'population': {'ageTo': 60}, 'territories': ['RU'],
                 'validFrom': '2020-01-01', 'requiredFunctions': ['provision', 'policy']%s}"""
                        .formatted(owner, contingencies, more));
    }

    private static void write(String service, String path, String json) {
        register(service, path, json.replace('\'', '"'));
    }

    private static void hold(String programme, String agency, String territory, String from) {
        put(
                        "responsibilities/" + programme + "-" + agency,
                        """
                {"programme": "%s", "function": "provision", "agency": "%s", "role": "accountable", "territories": ["%s"],
                 "validFrom": "%s"}"""
                                .formatted(programme, agency, territory, from))
                .statusCode(201);
    }

    private static void assign(Map<String, Object> finding, String unit) {
        requestWith(TestToken.of("coordinator", null))
                .body("{\"assignee\": \"" + unit + "\"}")
                .put("findings/" + finding.get("id") + "/assignment")
                .then()
                .statusCode(200);
    }

    /** The values of a finding in a dimension, from its JSON and from what was registered. */
    @SuppressWarnings("unchecked")
    private static Set<String> values(Map<String, Object> finding, FindingDimension dimension) {
        List<String> programmes = (List<String>) finding.get("programmes");
        Set<String> territories = ((List<Map<String, Object>>) finding.get("extent"))
                .stream()
                        .flatMap(box -> ((List<String>) box.get("territories")).stream())
                        .collect(Collectors.toSet());
        Map<String, Object> handling = (Map<String, Object>) finding.get("handling");
        Set<String> values =
                switch (dimension) {
                    case PROGRAMME -> new TreeSet<>(programmes);
                    case CONTINGENCY ->
                        finding.get("contingency") == null
                                ? of(programmes, CONTINGENCIES)
                                : Set.of((String) finding.get("contingency"));
                    case RIGHT -> of(programmes, RIGHTS);
                    case AGENCY -> new TreeSet<>((List<String>) finding.get("agencies"));
                    case LEVEL ->
                        territories.stream()
                                .map(code -> List.of("national", "state", "municipal")
                                        .get(code.split("-").length - 1))
                                .collect(Collectors.toSet());
                    case TERRITORY -> territories;
                    case TYPE, STATUS, SEVERITY -> Set.of((String) finding.get(dimension.code()));
                    case ASSIGNEE ->
                        handling.get("assignee") == null ? Set.of() : Set.of((String) handling.get("assignee"));
                };
        return values.isEmpty() ? Set.of(NONE) : values;
    }

    private static Set<String> of(Collection<String> programmes, Map<String, Set<String>> values) {
        return programmes.stream().flatMap(code -> values.get(code).stream()).collect(Collectors.toSet());
    }

    private static Map<List<String>, Integer> counted(
            List<Map<String, Object>> findings, List<FindingDimension> dimensions) {
        Map<List<String>, Integer> counts = new HashMap<>();
        for (Map<String, Object> finding : findings) {
            List<List<String>> groups = List.of(List.of());
            for (FindingDimension dimension : dimensions) {
                List<List<String>> longer = new ArrayList<>();
                for (List<String> group : groups) {
                    for (String value : values(finding, dimension)) {
                        List<String> one = new ArrayList<>(group);
                        one.add(value);
                        longer.add(one);
                    }
                }
                groups = longer;
            }
            groups.forEach(group -> counts.merge(group, 1, Integer::sum));
        }
        return counts;
    }

    private static List<FindingDimension> dimensions(String codes) {
        return Arrays.stream(codes.split(","))
                .map(code -> FindingDimension.valueOf(code.toUpperCase(Locale.ROOT)))
                .toList();
    }

    /** Checks each line against the findings of the list, and against those of its link. */
    @SuppressWarnings("unchecked")
    private static void check(String list, String groupBy) {
        List<FindingDimension> dimensions = dimensions(groupBy);
        Map<List<String>, Integer> told = new HashMap<>();
        for (Map<String, Object> line : all(list + "&groupBy=" + groupBy)) {
            Map<String, String> group = (Map<String, String>) line.get("group");
            int findings = (int) line.get("findings");
            told.put(
                    dimensions.stream()
                            .map(dimension -> group.getOrDefault(dimension.code(), NONE))
                            .toList(),
                    findings);
            String link = (String) line.get("link");
            assertThat(link).startsWith("/api/v1/" + list.split("\\?")[0] + "?");
            List<Map<String, Object>> listed = linked(link);
            assertThat(listed).as(link).hasSize(findings);
            ((Map<String, Integer>) line.get("severity")).forEach((severity, number) -> assertThat(listed)
                    .as(link)
                    .filteredOn(finding -> finding.get("severity").equals(severity))
                    .hasSize(number));
        }
        assertThat(told).isEqualTo(counted(all(list), dimensions));
    }

    /** The findings of a link, which is not encoded once more. They are few enough for one page. */
    private static List<Map<String, Object>> linked(String link) {
        return request()
                .urlEncodingEnabled(false)
                .get(link.substring("/api/v1/".length()))
                .then()
                .statusCode(200)
                .body("next", nullValue())
                .extract()
                .path("items");
    }

    @ParameterizedTest
    @EnumSource(FindingDimension.class)
    void aLineHasAsManyFindingsAsItsLink(FindingDimension dimension) {
        check("findings?" + WHERE, dimension.code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agency,level",
                "programme,contingency",
                "right,assignee",
                "type,severity",
                "territory,status",
                "contingency,right",
                "assignee,agency"
            })
    void aLineOfTwoDimensionsHasAsManyFindingsAsItsLink(String groupBy) {
        check("findings?" + WHERE, groupBy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "findings?agency=RU-MIN | agency",
                "findings?programme=RU-CARE&programme=RU-AID | programme",
                "findings?withinTerritory=RU&withinAgency=RU-MIN&timing=future | agency,type",
                "findings?level=municipal&withinTerritory=RU | level,territory",
                "findings?right=PSS-9&programme=RU-CARE | right",
                "findings?contingency=family&withinTerritory=RU | contingency,severity",
                "findings?without=right&withinTerritory=RU | right,type",
                "findings?without=assignee&withinTerritory=RU | assignee",
                "findings?period=2020-01-01/2021-01-01&withinTerritory=RU | assignee",
                "findings?status=open&status=disputed&withinTerritory=RU | status"
            })
    void aFilterHoldsForTheLinesToo(String list, String groupBy) {
        assertThat(all(list)).isNotEmpty();
        check(list, groupBy);
    }

    @ParameterizedTest
    @CsvSource({
        "overlaps, overlap",
        "gaps, unassigned",
        "duplication, duplication",
        "fragmentation, fragmentation",
        "orphaned, orphaned",
        "uncovered, uncovered"
    })
    void aReportHasTheFindingsOfItsTypeWithWhichSomethingIsLeftToDo(String report, String type) {
        String list = "reports/" + report + "?" + WHERE;
        assertThat(all(list))
                .extracting(finding -> finding.get("id"))
                .containsExactlyInAnyOrderElementsOf(
                        all("findings?" + WHERE + "&type=" + type + "&status=open&status=acknowledged&status=disputed")
                                .stream()
                                .map(finding -> finding.get("id"))
                                .toList());
        check(list, "agency,level");
        check(list, "type");
        get("reports/" + report + "?type=" + (type.equals("overlap") ? "orphaned" : "overlap"))
                .statusCode(400)
                .body("errors.pointer", contains("?type"));
    }

    @Test
    void filtersByWhatIsBelowAnAgencyOrATerritory() {
        get("reports/overlaps?withinTerritory=RU-1").body("items.agencies", everyItem(not(hasItem("RU-MIN-PART"))));
        get("reports/overlaps?agency=RU-M1").body("items", hasSize(2));
        get("reports/overlaps?agency=RU-M1&agency=RU-STATE").body("items", hasSize(1));
        get("findings?withinAgency=RU-MIN&agency=RU-MIN-PART").body("items", empty());
        get("reports/overlaps?withinTerritory=RU-1-1").body("items", hasSize(2));
        get("reports/overlaps?withinTerritory=RU-NONE").body("items", empty());
        get("reports/overlaps?" + WHERE + "&status=disputed").body("items", hasSize(1));
    }

    @Test
    void linesComePageByPageInEitherOrder() {
        for (String order : List.of("", "&sort=findings", "&sort=-findings")) {
            String list = "findings?" + WHERE + "&groupBy=agency,territory" + order;
            List<Map<String, Object>> whole = all(list);
            assertThat(whole.size()).isGreaterThan(3);
            List<Object> paged = new ArrayList<>();
            String cursor = "";
            while (cursor != null) {
                var page = get(list + "&limit=2" + cursor).statusCode(200).extract();
                paged.addAll(page.<List<Object>>path("items"));
                String next = page.path("next");
                cursor = next == null ? null : "&cursor=" + next;
            }
            assertThat(paged).isEqualTo(whole);
            List<Integer> numbers =
                    whole.stream().map(line -> (Integer) line.get("findings")).toList();
            if (order.equals("&sort=-findings")) {
                assertThat(IntStream.range(1, numbers.size()).allMatch(i -> numbers.get(i) <= numbers.get(i - 1)))
                        .isTrue();
            }
        }
    }

    @Test
    void linesAreFilesToo() {
        String list = "reports/overlaps?" + WHERE + "&groupBy=agency,level";
        List<String> csv = get(list + "&format=csv")
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
        assertThat(csv.get(0)).isEqualTo("agency,level,findings,high,medium,low,link");
        assertThat(csv).hasSize(all(list).size() + 1);
        get(list + "&format=xlsx").statusCode(200);
        assertThat(get(list + "&format=jsonl").extract().asString().lines()).hasSize(csv.size() - 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "groupBy=colour | ?groupBy",
                "groupBy=agency,agency | ?groupBy",
                "groupBy=agency,level,type | ?groupBy",
                "groupBy=agency&sort=name | ?sort",
                "groupBy=agency&cursor=x | ?cursor",
                "without=colour | ?without",
                "status=done | ?status"
            })
    void refusesWhatItCannotCountBy(String query, String parameter) {
        get("findings?" + query).statusCode(400).body("errors.pointer", contains(parameter));
    }

    @Test
    void thePublicDoesNotLearnWhoDealsWithFindings() {
        for (String query : List.of("groupBy=assignee", "groupBy=type,assignee", "without=assignee", "assignee=X")) {
            anonymousRequest().get("findings?" + query).then().statusCode(401);
        }
        anonymousRequest()
                .get("reports/overlaps?" + WHERE + "&groupBy=agency")
                .then()
                .statusCode(200)
                .body("items[0].group.agency", equalTo("RU-M1"));
    }
}
