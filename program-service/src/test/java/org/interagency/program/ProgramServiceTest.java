package org.interagency.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.oneOf;
import static org.interagency.localstack.testing.Api.delete;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.importCsv;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.register;
import static org.interagency.localstack.testing.Api.request;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.contracts.Topics;
import org.interagency.localstack.Settings;
import org.interagency.localstack.testing.EventReader;
import org.interagency.localstack.testing.EventReader.Event;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {@ResourceArg(name = "service", value = "PROGRAM"), @ResourceArg(name = "needs", value = "AGENCY")})
class ProgramServiceTest {

    private static final String PENSION =
            """
            {"code": "%s", "name": {"en": "Pension"}, "owner": "X-MIN", "scheme": "non-contributory",
             "targeting": "categorical", "contingencies": ["old-age"], "benefits": ["cash-transfer"],
             "population": {"ageFrom": 65}, "territories": ["X"], "validFrom": "2020-01-01",
             "requiredFunctions": ["policy", "provision"], "cofog": "10.2",
             "budgets": [{"fiscalYear": 2023, "amount": "168600000000.10", "currency": "BRL"}],
             "legalBasis": [{"citation": "Law 1"}]}""";

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    Settings settings;

    @BeforeEach
    void aCountryWithAMinistry() {
        register(agencyService, "territories/X", "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}");
        agency("X-MIN", "");
    }

    private void agency(String code, String more) {
        register(
                agencyService,
                "agencies/" + code,
                """
                {"name": {"en": "Ministry"}, "kind": "ministry", "level": "national", "territory": "X"%s}"""
                        .formatted(more));
    }

    @Test
    void registersReadsReplacesAndRetiresAProgramme() {
        post("programmes", PENSION.formatted("P1"))
                .statusCode(201)
                .header("Location", containsString("/api/v1/programmes/P1"))
                .body("population.ageTo", equalTo(130))
                .body("population.groups", hasSize(0))
                .body("budgets[0].amount", equalTo("168600000000.10"))
                .body("version", equalTo(1));
        put("programmes/P1", PENSION.formatted("P1").replace("Pension", "Old-age pension"))
                .statusCode(200)
                .body("version", equalTo(2));
        get("programmes?owner=X-MIN&contingency=old-age&benefit=cash-transfer&requiredFunction=policy&territory=X")
                .statusCode(200)
                .body("items.code", hasItem("P1"));
        get("programmes?q=pensions old age").body("items.code", hasItem("P1"));
        get("programmes?q=grant").body("items", hasSize(0));
        get("programmes?contingency=housing").body("items", hasSize(0));
        delete("programmes/P1?on=2019-01-01").statusCode(422).body("errors[0].pointer", equalTo("?on"));
        delete("programmes/P1?on=2026-01-01").statusCode(200).body("version", equalTo(3));
        get("programmes/P1").body("validTo", equalTo("2026-01-01")).body("name.en", equalTo("Old-age pension"));
        get("programmes?code=P1&asOf=2026-01-01").body("items", hasSize(0));
        get("programmes?code=P1&asOf=2025-12-31").body("items", hasSize(1));
    }

    @Test
    void aProgrammePassesToAnotherOwnerOnADay() {
        agency("X-NEW", "");
        post("programmes", PENSION.formatted("P10")).statusCode(201);
        put("programmes/P10?since=2023-01-01", PENSION.formatted("P10").replace("X-MIN", "X-NEW"))
                .statusCode(200)
                .body("owner", equalTo("X-NEW"));
        get("programmes/P10?asOf=2022-12-31").body("owner", equalTo("X-MIN"));
        get("programmes/P10?asOf=2019-12-31").statusCode(404);
        get("programmes?code=P10&owner=X-MIN").body("items", hasSize(0));
        get("programmes?code=P10&owner=X-MIN&asOf=2022-12-31").body("items", hasSize(1));
        get("programmes/P10/history")
                .body("items.version", equalTo(List.of(1, 2)))
                .body("items[0].fact.budgets[0].amount", equalTo("168600000000.10"))
                .body("items[0].fact.legalBasis[0].citation", equalTo("Law 1"))
                .body("items[0].fact.contingencies", equalTo(List.of("old-age")))
                .body("items[1].changes", hasSize(1))
                .body("items[1].changes[0].path", equalTo("/owner"));
    }

    @Test
    void aDryRunAnswersAsTheWriteWouldAndStoresNothing() {
        post("programmes?dryRun=true", PENSION.formatted("P40")).statusCode(201).body("version", equalTo(1));
        get("programmes/P40").statusCode(404);
        put("programmes/P40?dryRun=true", PENSION.formatted("P40")).statusCode(201);
        get("programmes/P40").statusCode(404);
        post("programmes?dryRun=true", PENSION.formatted("P40").replace("X-MIN", "NOBODY"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/owner"));

        post("programmes", PENSION.formatted("P40")).statusCode(201);
        post("programmes?dryRun=true", PENSION.formatted("P40")).statusCode(409);
        put("programmes/P40?dryRun=true", PENSION.formatted("P40").replace("Pension", "Grant"))
                .statusCode(200)
                .body("version", equalTo(2));
        get("programmes/P40").body("version", equalTo(1)).body("name.en", equalTo("Pension"));
    }

    @Test
    void aDryRunWithAKeyIsNotKeptForTheWrite() {
        for (int sent = 0; sent < 2; sent++) {
            request()
                    .header("Idempotency-Key", "P41-trial")
                    .body(PENSION.formatted("P41"))
                    .post("programmes?dryRun=true")
                    .then()
                    .statusCode(201);
        }
        get("programmes/P41").statusCode(404);
    }

    @Test
    void writingTheSameAgainChangesNothing() {
        put("programmes/P2", PENSION.formatted("P2")).statusCode(201);
        put("programmes/P2", PENSION.formatted("P2")).statusCode(200).body("version", equalTo(1));
    }

    @Test
    void knowsAnAgencyThatWasRegisteredAMomentAgo() {
        for (int i = 0; i < 20; i++) {
            String owner = "X-NEW-" + i;
            agency(owner, "");
            post("programmes", PENSION.formatted("P3-" + i).replace("X-MIN", owner))
                    .statusCode(201);
        }
    }

    @Test
    void rejectsProgrammeWhoseOwnerHasCeased() {
        agency("X-OLD", ", \"validTo\": \"2020-01-01\"");
        post("programmes", PENSION.formatted("P4").replace("X-MIN", "X-OLD"))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/owner"))
                .body("errors[0].detail", containsString("ceased"));
        get("programmes/P4").statusCode(404);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            an unknown owner          | "X-MIN"            | "NOBODY"                | 422 | /owner
            an unknown territory      | ["X"]              | ["X", "ATLANTIS"]       | 422 | /territories
            no territory              | ["X"]              | []                      | 422 | /territories
            an unknown function       | "provision"        | "singing"               | 422 | /requiredFunctions/1
            an unknown contingency    | ["old-age"]        | ["boredom"]             | 422 | /contingencies
            no contingency            | ["old-age"]        | null                    | 422 | /contingencies
            an unknown scheme         | "non-contributory" | "voluntary"             | 422 | /scheme
            an impossible age         | 65                 | 130                     | 422 | /population/ageFrom
            ages the wrong way round  | 65                 | 65, "ageTo": 65         | 422 | /population/ageTo
            an age as a text          | 65                 | "65"                    | 400 | /population/ageFrom
            an end before the start   | "2020-01-01"       | "2020-01-01", "validTo": "2019-01-01" | 422 | /validTo
            no day                    | "2020-01-01"       | "2020-02-30"            | 400 | /validFrom
            a day of long ago         | "2020-01-01"       | "1499-12-31"            | 422 | /validFrom
            a day that is far away    | "2020-01-01"       | "2020-01-01", "validTo": "+10000-01-01" | 422 | /validTo
            a negative budget         | "168600000000.10"  | "-1"                    | 422 | /budgets/0/amount
            a budget of 21 digits     | "168600000000.10"  | "100000000000000000000" | 422 | /budgets/0/amount
            a budget of 5 decimals    | "168600000000.10"  | "0.00001"               | 422 | /budgets/0/amount
            a budget with an exponent | "168600000000.10"  | "1e5"                   | 400 | /budgets/0/amount
            a number with an exponent | "168600000000.10"  | 1e5                     | 400 | /budgets/0/amount
            a number of a small power | "168600000000.10"  | 1E-2                    | 400 | /budgets/0/amount
            a budget without a one    | "168600000000.10"  | ".5"                    | 400 | /budgets/0/amount
            a budget with a plus      | "168600000000.10"  | "+5"                    | 400 | /budgets/0/amount
            a budget with commas      | "168600000000.10"  | "1,000"                 | 400 | /budgets/0/amount
            a budget in words         | "168600000000.10"  | "much"                  | 400 | /budgets/0/amount
            no budget                 | "168600000000.10"  | ""                      | 400 | /budgets/0/amount
            a budget of nothing       | "168600000000.10"  | null                    | 422 | /budgets/0/amount
            a true budget             | "168600000000.10"  | true                    | 400 | /budgets/0/amount
            no currency               | "BRL"              | "Reais"                 | 422 | /budgets/0/currency
            a law without a citation  | "Law 1"            | " "                     | 422 | /legalBasis/0/citation
            no COFOG class            | "10.2"             | "pension"               | 422 | /cofog
            """)
    void refuses(String what, String right, String wrong, int status, String pointer) {
        post("programmes", PENSION.formatted("BAD").replace(right, wrong))
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer));
        get("programmes/BAD").statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "\"0\", 0",
                "\"0.0000\", 0.0000",
                "\"99999999999999999999.9999\", 99999999999999999999.9999",
                "\"100000\", 100000",
                "250000000000.5, 250000000000.5",
                "0, 0"
            })
    void amountsLeaveAsTheyWereWritten(String written, String read) {
        put("programmes/P-MONEY", PENSION.formatted("P-MONEY").replace("\"168600000000.10\"", written))
                .statusCode(oneOf(200, 201))
                .body("budgets[0].amount", equalTo(read));
        get("programmes/P-MONEY").body("budgets[0].amount", equalTo(read));
        assertThat(read).matches("[0-9]+(\\.[0-9]+)?");
    }

    @Test
    void importsProgrammes() {
        importCsv(
                        "programmes/import?language=en",
                        """
                        code,name,owner,scheme,targeting,contingencies,benefits,age_from,groups,territories,valid_from,required_functions,legal_basis
                        P5,School meals,X-MIN,non-contributory,universal,education|food,in-kind,6,,X,2020-01-01,provision,Law 2|Law 3
                        P6,Nothing,NOBODY,non-contributory,universal,food,,,,X,2020-01-01,,
                        P7,Nothing,X-MIN,non-contributory,universal,food,,six,,X,2020-01-01,,
                        """)
                .statusCode(200)
                .body("stored", equalTo(1))
                .body("rejected.line", equalTo(List.of(3, 4)))
                .body("rejected.column", equalTo(List.of("owner", "age_from")));
        get("programmes/P5")
                .body("population.ageFrom", equalTo(6))
                .body("contingencies", equalTo(List.of("education", "food")))
                .body("legalBasis.citation", equalTo(List.of("Law 2", "Law 3")));
    }

    @Test
    void eachChangeOfAProgrammeLeavesACloudEvent() {
        put("programmes/P8", PENSION.formatted("P8")).statusCode(201);
        delete("programmes/P8?on=2026-01-01").statusCode(200);
        try (EventReader reader = new EventReader(settings, Topics.PROGRAMMES)) {
            List<String> types =
                    reader
                            .until(event ->
                                    event.key().equals("P8") && event.type().endsWith("retired.v1"))
                            .stream()
                            .filter(event -> event.key().equals("P8"))
                            .map(Event::type)
                            .toList();
            assertThat(types)
                    .containsExactly("org.interagency.programme.registered.v1", "org.interagency.programme.retired.v1");
        }
    }
}
