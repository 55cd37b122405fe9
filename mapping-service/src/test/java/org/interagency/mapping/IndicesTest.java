package org.interagency.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.interagency.localstack.testing.Api.delete;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.register;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.interagency.kit.copy.WholeCopies;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A country of a north and a south, and two programmes for everyone. Of the first, the ministry is accountable for policy everywhere; for provision, the
 * ministry and a region in the north, and nobody in the south. Of the second, which a region owns from 2022 on, nobody is accountable for its one function.
 */
@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class IndicesTest {

    private static final String IN_2021 = "indices?country=ID&asOf=2021-06-01";
    private static final String CLARITY = "items[0].indices.clarity.value";

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @ConfigProperty(name = "registry.program.url")
    String programService;

    @Inject
    Session session;

    @Inject
    WholeCopies whole;

    @BeforeEach
    void aCountryOfTwoRegions() {
        // Nothing is resolved while copies are lost, which tests before this one can have caused.
        await().atMost(Duration.ofMinutes(2))
                .until(() -> QuarkusTransaction.requiringNew().call(whole::areWhole));
        write(agencyService, "territories/ID", "{'name': {'en': 'Land'}, 'level': 'national'}");
        write(agencyService, "territories/ID-N", "{'name': {'en': 'North'}, 'level': 'state', 'parent': 'ID'}");
        write(agencyService, "territories/ID-S", "{'name': {'en': 'South'}, 'level': 'state', 'parent': 'ID'}");
        agency("ID-MIN", "national");
        agency("ID-REG", "state");
        programme("ID-CARE", "ID-MIN", "'family'", "2020-01-01", "'policy', 'provision'");
        programme("ID-MEALS", "ID-REG", "'food', 'family'", "2022-01-01", "'financing'");
        responsibility("ID-1", "policy", "ID-MIN", "ID");
        responsibility("ID-2", "provision", "ID-MIN", "ID-N");
        responsibility("ID-3", "provision", "ID-REG", "ID-N");
        await().untilAsserted(() -> get("indices?country=ID&by=programme&asOf=2023-01-01")
                .body("items.code", equalTo(List.of("ID-CARE", "ID-MEALS")))
                .body("items[0].indices.clarity.value", equalTo(0.5f))
                .body("items[1].indices.gapRate.value", equalTo(1f)));
    }

    private void agency(String code, String level) {
        write(
                agencyService,
                "agencies/" + code,
                "{'name': {'en': 'Agency'}, 'kind': 'ministry', 'level': '" + level + "', 'territory': 'ID'}");
    }

    private void programme(String code, String owner, String contingencies, String from, String functions) {
        write(
                programService,
                "programmes/" + code,
                """
                {'name': {'en': 'Programme'}, 'owner': '%s', 'scheme': 'non-contributory', 'targeting': 'universal',
                 'contingencies': [%s], 'territories': ['ID'], 'validFrom': '%s', 'requiredFunctions': [%s]}"""
                        .formatted(owner, contingencies, from, functions));
    }

    private static void responsibility(String id, String function, String agency, String territory) {
        put(
                "responsibilities/" + id,
                """
                {"programme": "ID-CARE", "function": "%s", "agency": "%s", "role": "accountable", "territories": ["%s"],
                 "validFrom": "2020-01-01"}"""
                        .formatted(function, agency, territory));
    }

    private static void write(String service, String path, String json) {
        register(service, path, json.replace('\'', '"'));
    }

    private static int resolved(String path, int row) {
        return get(path).statusCode(200).extract().path("items[" + row + "].indices.timeToResolution.denominator");
    }

    private static ValidatableResponse refused(String path) {
        return get(path).statusCode(400);
    }

    @Test
    void saysHowClearResponsibilitiesAre() {
        get(IN_2021)
                .body("items", hasSize(1))
                .body("items[0].asOf", equalTo("2021-06-01"))
                .body(CLARITY, equalTo(0.5f))
                .body("items[0].indices.clarity.definition.en", containsString("exactly one agency is accountable"))
                .body("items[0].indices.clarity.unit", equalTo("share"))
                .body("items[0].indices.gapRate.value", equalTo(0.25f))
                .body("items[0].indices.overlapRate.value", equalTo(0.25f))
                .body("items[0].indices.verticalOverlap.value", equalTo(0.25f))
                // Of four quarters, the ministry has three and the region one: 1 - 9/16 - 1/16.
                .body("items[0].indices.fragmentation.value", equalTo(0.375f))
                .body("items[0].indices.coordination.value", equalTo(0f))
                .body("items[0].indices.coordination.denominator", greaterThan(0))
                .body("items[0].indices.timeToResolution.unit", equalTo("days"));
    }

    @Test
    void saysNothingWhereNothingIsRequired() {
        get("indices?country=ID&asOf=2019-12-31")
                .body(CLARITY, nullValue())
                .body("items[0].indices.clarity.denominator", equalTo(0))
                .body("items[0].indices.fragmentation.value", nullValue())
                .body("items[0].indices.coordination.value", nullValue())
                .body("items[0].indices.timeToResolution.value", nullValue());
    }

    @Test
    void comparesTerritories() {
        get(IN_2021 + "&by=territory")
                .body("items.code", equalTo(List.of("ID-N", "ID-S")))
                .body("items.by", equalTo(List.of("territory", "territory")))
                .body("items.collect { it.indices.overlapRate.value }", equalTo(List.of(0.5f, 0f)))
                .body("items.collect { it.indices.gapRate.value }", equalTo(List.of(0f, 0.5f)))
                .body("items[0].indices.clarity.definition", nullValue());
        get(IN_2021 + "&by=territory&territoryLevel=national").body("items.code", equalTo(List.of("ID")));
        get("indices?territory=ID-S&asOf=2021-06-01").body("items[0].indices.gapRate.value", equalTo(0.5f));
        String next = get(IN_2021 + "&by=territory&limit=1")
                .body("items.code", equalTo(List.of("ID-N")))
                .extract()
                .path("next");
        get(IN_2021 + "&by=territory&limit=1&cursor=" + next)
                .body("items.code", equalTo(List.of("ID-S")))
                .body("next", nullValue());
    }

    @Test
    void comparesLevelsAndContingencies() {
        String in2023 = "indices?country=ID&asOf=2023-01-01";
        get(in2023 + "&by=level")
                .body("items.code", equalTo(List.of("national", "state")))
                .body("items.collect { it.indices.clarity.value }", equalTo(List.of(0.5f, 0f)));
        get(in2023 + "&by=contingency")
                .body("items.code", equalTo(List.of("family", "food")))
                .body("items[0].indices.clarity.value", equalTo(0.333333f))
                .body("items[1].indices.gapRate.value", equalTo(1f));
        get(in2023 + "&level=state").body("items[0].indices.gapRate.value", equalTo(1f));
        get(in2023 + "&contingency=food").body("items[0].indices.gapRate.value", equalTo(1f));
        get(in2023 + "&programme=ID-CARE").body(CLARITY, equalTo(0.5f));
    }

    @Test
    void tellsHowAnIndexHasChanged() {
        get("indices/clarity/series?country=ID&from=2019-01-01&to=2023-06-01&step=year")
                .statusCode(200)
                .body("definition.index", equalTo("clarity"))
                .body("definition.maximum", equalTo(1))
                .body(
                        "points.asOf",
                        equalTo(List.of("2019-01-01", "2020-01-01", "2021-01-01", "2022-01-01", "2023-01-01")))
                .body("points[0].value", nullValue())
                .body("points[1].value", equalTo(0.5f))
                .body("points[4].value", equalTo(0.333333f));
        get("indices/gap-rate/series?country=ID&contingency=food&from=2021-11-30&to=2022-02-28&step=month")
                .body("points.asOf", equalTo(List.of("2021-11-30", "2021-12-30", "2022-01-30", "2022-02-28")))
                .body("points[1].value", nullValue())
                .body("points[2].value", equalTo(1f));
    }

    @Test
    void takesTheMedianTimeToTheResolutionOfFindings() {
        int before = resolved("indices?country=ID", 0);
        int ofCare = resolved("indices?country=ID&by=programme", 0);
        int inTheNorth = resolved("indices?country=ID&by=territory", 0);
        int inTheSouth = resolved("indices?country=ID&by=territory", 1);

        responsibility("ID-4", "provision", "ID-REG", "ID-S");

        get("indices?country=ID").body("items[0].indices.timeToResolution.value", greaterThanOrEqualTo(0f));
        assertThat(resolved("indices?country=ID", 0)).isEqualTo(before + 1);
        assertThat(resolved("indices?country=ID&by=programme", 0)).isEqualTo(ofCare + 1);
        assertThat(resolved("indices?country=ID&by=programme", 1)).isZero();
        assertThat(resolved("indices?country=ID&by=territory", 0)).isEqualTo(inTheNorth);
        assertThat(resolved("indices?country=ID&by=territory", 1)).isEqualTo(inTheSouth + 1);
        get("indices?territory=ID-S").body(CLARITY, equalTo(0.666667f));
        delete("responsibilities/ID-4?on=2020-01-01");
    }

    /** Another replica writes the table and tells nobody. */
    @Test
    void noticesWhatAnotherReplicaHasMeasured() {
        get(IN_2021).body(CLARITY, equalTo(0.5f));
        byte[] before = measureOf("provision");
        replaceMeasure("provision", measureOf("policy"));
        try {
            get(IN_2021).body(CLARITY, equalTo(1f));
        } finally {
            replaceMeasure("provision", before);
        }
        get(IN_2021).body(CLARITY, equalTo(0.5f));
    }

    private byte[] measureOf(String function) {
        return QuarkusTransaction.requiringNew().call(() -> session.createNativeQuery(
                        "SELECT measure FROM measured_function WHERE programme = 'ID-CARE' AND function = :function",
                        byte[].class)
                .setParameter("function", function)
                .getSingleResult());
    }

    private void replaceMeasure(String function, byte[] measure) {
        QuarkusTransaction.requiringNew().run(() -> session.createNativeMutationQuery(
                        """
                        UPDATE measured_function SET measure = :measure, stamp = DEFAULT
                        WHERE programme = 'ID-CARE' AND function = :function""")
                .setParameter("measure", measure)
                .setParameter("function", function)
                .executeUpdate());
    }

    @Test
    void definesEachIndexInFourLanguages() {
        get("indices/definitions")
                .statusCode(200)
                .body("items", hasSize(7))
                .body("items[0].name.pt", equalTo("Clareza"))
                .body("items[6].unit", equalTo("days"))
                .body("items[6].maximum", nullValue());
    }

    @Test
    void answersAsAFile() {
        String csv = get(IN_2021 + "&by=territory&format=csv")
                .statusCode(200)
                .extract()
                .asString();
        assertThat(csv.lines().toList()).hasSize(3);
        assertThat(csv.lines().findFirst().orElseThrow()).contains("as_of,by,code,clarity,clarity_numerator");
        assertThat(csv).contains("2021-06-01,territory,ID-S,0.5,");
    }

    @Test
    void refusesWhatDoesNotExist() {
        refused("indices?territory=NOWHERE").body("errors[0].pointer", equalTo("?territory"));
        refused("indices?country=ID-N").body("errors[0].pointer", equalTo("?country"));
        refused("indices?programme=NONE").body("errors[0].pointer", equalTo("?programme"));
        refused("indices?contingency=boredom").body("errors[0].pointer", equalTo("?contingency"));
        refused("indices?by=colour").body("errors[0].pointer", equalTo("?by"));
        refused("indices?territoryLevel=state").body("errors[0].pointer", equalTo("?territoryLevel"));
        refused("indices?sort=code").body("errors[0].pointer", equalTo("?sort"));
        refused("indices/clarity/series?from=2024-01-01&to=2023-01-01").body("errors[0].pointer", equalTo("?from"));
        refused("indices/clarity/series?from=1900-01-01&step=month").body("errors[0].pointer", equalTo("?step"));
        get("indices/beauty/series").statusCode(404);
    }
}
