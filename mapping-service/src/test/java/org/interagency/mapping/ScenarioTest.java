package org.interagency.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.register;
import static org.interagency.localstack.testing.Api.request;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.contracts.Topics;
import org.interagency.kit.fact.AdvisoryLock;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class ScenarioTest {

    private static final AtomicInteger COUNTRIES = new AtomicInteger();
    private static final Set<String> NOT_CONTENT =
            Set.of("version", "firstSeen", "lastChanged", "proposed", "handling");

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @ConfigProperty(name = "registry.program.url")
    String programService;

    @Inject
    EntityManager entityManager;

    /**
     * Each test creates its own country. The ministry of labour owns a pension, and the ministry of care another one for the same people.
     * The office of labour, which is a part of it, also assesses needs; care provides the pension of labour, and a church helps.
     */
    private String country;

    @BeforeEach
    void aCountryOfTwoMinistries() {
        country = "S" + COUNTRIES.incrementAndGet();
        write(agencyService, "territories/@", "{'name': {'en': 'Country'}, 'level': 'national'}");
        agency("LABOUR", "ministry", "");
        agency("CARE", "ministry", "");
        agency("OFFICE", "executive-agency", ", 'parent': '@-LABOUR'");
        agency("CHURCH", "civil-society", "");
        programme("PENSION", "LABOUR");
        programme("GRANT", "CARE");
        responsibility("policy", "PENSION", "policy", "LABOUR");
        responsibility("provision", "PENSION", "provision", "CARE");
        responsibility("needs", "PENSION", "needs-assessment", "LABOUR");
        responsibility("more-needs", "PENSION", "needs-assessment", "OFFICE");
        responsibility("grant", "GRANT", "provision", "CARE");
        await().untilAsserted(() -> get("findings?status=open&type=duplication&agency=" + in("@-CARE"))
                .body("items.programmes", hasItem(List.of(in("@-GRANT"), in("@-PENSION")))));
    }

    private void agency(String code, String kind, String more) {
        write(
                agencyService,
                "agencies/@-" + code,
                "{'name': {'en': 'Agency %s'}, 'kind': '%s', 'level': 'national', 'territory': '@'%s}"
                        .formatted(code, kind, more));
    }

    private void programme(String code, String owner) {
        programme(code, owner, "'policy', 'provision'");
    }

    private void programme(String code, String owner, String requiredFunctions) {
        write(
                programService,
                "programmes/@-" + code,
                """
                {'name': {'en': 'The %s'}, 'owner': '@-%s', 'scheme': 'non-contributory', 'targeting': 'universal',
                 'contingencies': ['old-age'], 'benefits': ['cash-transfer'], 'territories': ['@'], 'validFrom': '2020-01-01',
                 'requiredFunctions': [%s]}"""
                        .formatted(code, owner, requiredFunctions));
    }

    private void responsibility(String id, String programme, String function, String agency) {
        put(
                        in("responsibilities/@-" + id),
                        in(
                                """
                        {'programme': '@-%s', 'function': '%s', 'agency': '@-%s', 'role': 'accountable',
                         'territories': ['@'], 'validFrom': '2020-01-01'}"""
                                        .formatted(programme, function, agency)))
                .statusCode(201);
    }

    private void write(String service, String path, String json) {
        register(service, in(path), in(json));
    }

    /** The text with the code of the country instead of {@code @}, and with double quotes, as JSON needs them. */
    private String in(String text) {
        return text.replace("@", country).replace('\'', '"');
    }

    private static String merger() {
        return """
               {'code': '@-MERGER', 'type': 'merge', 'from': ['@-LABOUR', '@-CARE'], 'effectiveDate': '2031-01-01',
                'to': [{'code': '@-WELFARE', 'name': {'en': 'Ministry of Welfare'}}]}""";
    }

    private static String dissolution() {
        return """
               {'code': '@-DISSOLUTION', 'type': 'dissolve', 'from': ['@-LABOUR'], 'effectiveDate': '2031-01-01',
                'to': [{'code': '@-CARE'}],
                'transfers': [{'to': '@-CARE', 'programmes': ['@-PENSION'], 'functions': ['policy']}]}""";
    }

    private JsonPath tryOut(String json) {
        return post("scenarios", in(json))
                .log()
                .ifError()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The unresolved findings of the country, by id, without what changes with every version, and what is read beside a finding. */
    private Map<String, Map<String, Object>> findings() {
        List<Map<String, Object>> all =
                get(in("findings?limit=1000&territory=@")).extract().jsonPath().getList("items");
        return all.stream()
                .filter(finding -> !finding.get("status").equals("resolved"))
                .collect(Collectors.toMap(ScenarioTest::id, ScenarioTest::content));
    }

    private static String id(Map<String, Object> finding) {
        return finding.get("id").toString();
    }

    private static Map<String, Object> content(Map<String, Object> finding) {
        Map<String, Object> content = new HashMap<>(finding);
        content.keySet().removeAll(NOT_CONTENT);
        return content;
    }

    @ParameterizedTest
    @ValueSource(strings = {"merger", "dissolution"})
    void whatAScenarioForetellsComesAbout(String which) {
        String change = which.equals("merger") ? merger() : dissolution();
        await().untilAsserted(
                        () -> get("detection").body("programmes", equalTo(0)).body("contingencies", equalTo(0)));
        Map<String, Map<String, Object>> before = findings();

        JsonPath foretold = tryOut("{'agencyChanges': [" + change + "]}");

        assertThat(findings()).isEqualTo(before);
        Map<String, Map<String, Object>> expected = new HashMap<>(before);
        Stream.of("opened", "changed")
                .flatMap(list -> foretold.<Map<String, Object>>getList("findings." + list).stream())
                .forEach(finding -> expected.put(id(finding), content(finding)));
        expected.keySet().removeAll(foretold.<String>getList("findings.resolved.id"));
        assertThat(expected).isNotEqualTo(before);
        request()
                .baseUri(agencyService)
                .body(in(change))
                .post("agency-changes")
                .then()
                .statusCode(201);
        await().untilAsserted(() -> assertThat(findings()).isEqualTo(expected));
    }

    @Test
    void tellsNothingOfWhatIsOnlyNotDetectedYet() {
        QuarkusTransaction.requiringNew().run(() -> {
            AdvisoryLock.takeExclusive(entityManager, Topics.AGENCIES);
            programme("PENSION", "LABOUR", "'policy', 'provision', 'outreach'");
            await().untilAsserted(() -> get("detection").body("programmes", greaterThan(0)));

            JsonPath told = tryOut("{'agencyChanges': [" + dissolution() + "]}");

            assertThat(told.getList("findings.opened")).isNotEmpty();
            assertThat(told.getList("findings.collect { it.value }.flatten().function"))
                    .doesNotContain("outreach");
        });
    }

    @Test
    void tellsWhoWouldBeAccountableAfterADissolution() {
        JsonPath told = tryOut("{'agencyChanges': [" + dissolution() + "]}");

        String policy = in("accountability.find { it.programme == '@-PENSION' && it.function == 'policy' }")
                .replace('"', '\'');
        assertThat(told.getList(policy + ".now.accountable.agency")).containsExactly(in("@-LABOUR"));
        assertThat(told.getList(policy + ".then.accountable.agency")).containsExactly(in("@-CARE"), in("@-LABOUR"));
        assertThat(told.getList(policy + ".then.accountable.extent.flatten().validTo"))
                .containsExactly(null, "2031-01-01");
        assertThat(told.getList("accountability.function")).doesNotContain("provision");
        assertThat(told.getList("findings.opened.type")).contains("orphaned");
    }

    @Test
    void tellsWhatTheEndOfAProgrammeWouldMean() {
        JsonPath told = tryOut("{'programmesEnded': [{'programme': '@-GRANT', 'on': '2031-01-01'}]}");

        assertThat(told.getList("findings.changed.find { it.type == 'duplication' }.extent.validTo"))
                .containsExactly("2031-01-01");
        get(in("programmes/@-GRANT")).statusCode(404);
        assertThat(request()
                        .baseUri(programService)
                        .get(in("programmes/@-GRANT"))
                        .jsonPath()
                        .getString("validTo"))
                .isNull();
    }

    @Test
    void tellsWhatAMoveOfResponsibilitiesWouldMean() {
        JsonPath told = tryOut(
                """
                {'responsibilitiesMoved': [{'responsibilities': ['@-more-needs'], 'to': '@-CARE', 'on': '2029-01-01'}]}""");

        assertThat(told.getList("findings.opened.type")).containsExactly("overlap");
        assertThat(told.getList("findings.opened[0].agencies")).containsExactly(in("@-CARE"), in("@-LABOUR"));
        assertThat(told.getList("findings.opened[0].extent.validFrom")).containsExactly("2029-01-01");
    }

    @Test
    void movesToAnAgencyThatTheScenarioItselfMakes() {
        JsonPath told = tryOut(
                "{'agencyChanges': [" + merger()
                        + "], 'responsibilitiesMoved': [{'responsibilities': ['@-more-needs'], 'to': '@-WELFARE', 'on': '2031-01-01'}]}");

        assertThat(told.getList("accountability.find { it.function == 'needs-assessment' }.then.accountable.agency"))
                .contains(in("@-WELFARE"));
        assertThat(told.getList("findings.opened")).isEmpty();
    }

    @Test
    void nothingFollowsFromTheEndOfAnAgencyThatHoldsNothing() {
        post(
                        "scenarios",
                        in(
                                """
                        {'agencyChanges': [
                            {'code': '@-END', 'type': 'dissolve', 'from': ['@-CHURCH'], 'effectiveDate': '2031-01-01'}]}"""))
                .statusCode(200)
                .body("findings.opened", empty())
                .body("findings.changed", empty())
                .body("findings.resolved", empty())
                .body("accountability", empty());
    }

    @Test
    void namesWhatIsWrongWithAReorganisationByItsPlace() {
        post("scenarios", in("{'agencyChanges': [" + merger() + ", " + merger() + "]}"))
                .statusCode(409)
                .body("errors.pointer", equalTo(List.of("/agencyChanges/1/code")));
        post("scenarios", in("{'agencyChanges': [" + merger().replace("@-CARE", "@-NOBODY") + "]}"))
                .statusCode(422)
                .body("errors.pointer", hasItem("/agencyChanges/0/from/1"));
        post("scenarios", in("{'agencyChanges': [" + dissolution().replace("@-PENSION", "@-NONE") + "]}"))
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/agencyChanges/0/transfers/0/programmes")));
        post("scenarios", in("{'agencyChanges': [{'code': 'X', 'color': 'red'}]}"))
                .statusCode(400)
                .body("errors.pointer", hasItem(containsString("/agencyChanges/0")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {}                                                                                                         | ''
            {'agencyChanges': [7]}                                                                                     | /agencyChanges/0
            {'programmesEnded': [{'programme': '@-NONE', 'on': '2030-01-01'}]}                                         | /programmesEnded/0/programme
            {'programmesEnded': [{'programme': '@-GRANT', 'on': '2019-01-01'}]}                                        | /programmesEnded/0/on
            {'programmesEnded': [{'programme': '@-GRANT', 'on': '0019-01-01'}]}                                        | /programmesEnded/0/on
            {'responsibilitiesMoved': [{'responsibilities': ['@-x'], 'to': '@-CARE', 'on': '2030-01-01'}]}             | /responsibilitiesMoved/0/responsibilities
            {'responsibilitiesMoved': [{'responsibilities': ['@-policy'], 'to': '@-NONE', 'on': '2030-01-01'}]}        | /responsibilitiesMoved/0/to
            {'responsibilitiesMoved': [{'responsibilities': ['@-policy'], 'to': '@-CHURCH', 'on': '2030-01-01'}]}      | /responsibilitiesMoved/0/to
            """)
    void refusesWhatCannotBe(String json, String pointer) {
        post("scenarios", in(json)).statusCode(422).body("errors.pointer", hasItems(pointer));
    }
}
