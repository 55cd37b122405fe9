package org.interagency.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.interagency.localstack.testing.Api.delete;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.importCsv;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.register;
import static org.interagency.localstack.testing.Api.request;
import static org.interagency.localstack.testing.Api.scan;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.interagency.contracts.Topics;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.copy.CopyWorker;
import org.interagency.localstack.Settings;
import org.interagency.localstack.testing.EventReader;
import org.interagency.localstack.testing.EventReader.Event;
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
class MappingServiceTest {

    private static final AtomicInteger COUNTRIES = new AtomicInteger();

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @ConfigProperty(name = "registry.program.url")
    String programService;

    Settings settings;

    @Inject
    CopiedFacts copies;

    @Inject
    CopyWorker worker;

    @Inject
    Session session;

    /** Each test creates its own country, with the states A and B, and with the municipalities 1 and 2 in B. */
    private String country;

    private String programme;

    @BeforeEach
    void aCountryWithAProgramme() {
        country = "Q" + COUNTRIES.incrementAndGet();
        programme = country + "-CARE";
        territory(country, "national", null);
        territory(country + "-A", "state", country);
        territory(country + "-B", "state", country);
        territory(country + "-B-1", "municipal", country + "-B");
        territory(country + "-B-2", "municipal", country + "-B");
        List<String> codes = List.of(country, country + "-A", country + "-B", country + "-B-1", country + "-B-2");
        agency("MIN", "national", "");
        agency("A", "state", "");
        agency("B", "state", "");
        programme("\"intake-and-registration\"", country, "2020-01-01");
        await().until(() -> QuarkusTransaction.requiringNew()
                .call(() -> copies.territories().find(codes).size() == codes.size()));
    }

    private void territory(String code, String level, String parent) {
        register(
                agencyService,
                "territories/" + code,
                """
                {"name": {"en": "Land %s"}, "level": "%s"%s}"""
                        .formatted(code, level, parent == null ? "" : ", \"parent\": \"" + parent + "\""));
    }

    private void agency(String name, String level, String more) {
        register(
                agencyService,
                "agencies/" + country + "-" + name,
                """
                {"name": {"en": "Agency %s"}, "kind": "ministry", "level": "%s", "territory": "%s"%s}"""
                        .formatted(name, level, country, more));
    }

    private void programme(String requiredFunctions, String territory, String validFrom) {
        register(
                programService,
                "programmes/" + programme,
                """
                {"name": {"en": "Care"}, "owner": "%s-MIN", "scheme": "non-contributory", "targeting": "universal",
                 "contingencies": ["poverty"], "territories": ["%s"], "validFrom": "%s", "requiredFunctions": [%s]}"""
                        .formatted(country, territory, validFrom, requiredFunctions));
    }

    private String accountable(String agency, String territory, String more) {
        return """
               {"programme": "%s", "function": "intake-and-registration", "agency": "%s-%s", "role": "accountable",
                "territories": ["%s"], "validFrom": "2020-01-01"%s}"""
                .formatted(programme, country, agency, country + territory, more);
    }

    private String overlaps() {
        return "reports/overlaps?programme=" + programme;
    }

    private String gaps() {
        return "reports/gaps?programme=" + programme;
    }

    @Test
    void aResponsibilityPassesToAnotherAgencyOnADay() {
        String id =
                post("responsibilities", accountable("MIN", "", "")).extract().path("id");
        post("responsibilities", accountable("A", "-A", ", \"delegatedFrom\": \"" + id + "\""))
                .statusCode(201);
        put("responsibilities/" + id + "?since=2023-01-01", accountable("B", "", ""))
                .statusCode(200)
                .header("ETag", equalTo("\"2@2023-01-01\""))
                .body("findings.opened", empty())
                .body("findings.changed", empty());
        get("responsibilities?programme=" + programme + "&asOf=2022-12-31&role=accountable&territory=" + country)
                .body("items.agency", equalTo(List.of(country + "-MIN")));
        get("responsibilities/" + id + "?asOf=2023-01-01").body("agency", equalTo(country + "-B"));
        post("responsibilities", accountable("MIN", "-B", ""))
                .body("findings.opened.type", equalTo(List.of("overlap")))
                .body("findings.opened[0].agencies", equalTo(List.of(country + "-B", country + "-MIN")))
                .body("findings.opened[0].extent[0].validFrom", equalTo("2023-01-01"));
        get("responsibilities/" + id + "/history")
                .body("items.changes[1].path", equalTo(List.of("/agency")))
                .body("items.fact.agency", equalTo(List.of(country + "-MIN", country + "-B")));
    }

    private void reorganise(String json) {
        request()
                .baseUri(agencyService)
                .body(json.replace("@", country + "-"))
                .post("agency-changes")
                .then()
                .statusCode(201);
    }

    @Test
    void whatAMergedMinistryHeldPassesToItsSuccessorOnTheDay() {
        String id =
                post("responsibilities", accountable("MIN", "", "")).extract().path("id");
        reorganise(
                """
                {"code": "@1", "type": "merge", "from": ["@MIN", "@A"], "effectiveDate": "2023-01-01",
                 "to": [{"code": "@NEW", "name": {"en": "New ministry"}}]}""");
        await().untilAsserted(() -> get("responsibilities/" + id)
                .body("agency", equalTo(country + "-NEW"))
                .body("version", equalTo(2)));
        get("responsibilities/" + id + "?asOf=2022-12-31").body("agency", equalTo(country + "-MIN"));
        get("responsibilities/" + id + "/history")
                .body("items[1].by", equalTo("mapping-service"))
                .body("items[1].cause", equalTo("/agency-changes/" + country + "-1"));
        await().untilAsserted(() -> request()
                .baseUri(programService)
                .get("programmes/" + programme)
                .then()
                .body("owner", equalTo(country + "-NEW")));
        await().untilAsserted(() -> get("findings?status=open&programme=" + programme + "&type=orphaned")
                .body("items", empty()));
        get(gaps()).body("items", empty());
    }

    @Test
    void whatNobodyTakesOverIsUnassignedAndOrphanedOnADayThatIsStillToCome() {
        String day = LocalDate.now().plusYears(2).toString();
        post("responsibilities", accountable("A", "-A", "")).statusCode(201);
        post("responsibilities", accountable("B", "-B", "")).statusCode(201);
        get(gaps()).body("items", empty());
        reorganise(
                """
                {"code": "@2", "type": "dissolve", "from": ["@A", "@B"], "effectiveDate": "%s", "to": [{"code": "@MIN"}],
                 "transfers": [{"to": "@MIN", "functions": ["provision"]}]}"""
                        .formatted(day));
        await().untilAsserted(() -> get(gaps())
                .body("items", hasSize(1))
                .body("items[0].extent[0].validFrom", equalTo(day))
                .body("items[0].extent[0].territories", equalTo(List.of(country))));
        get(gaps() + "&asOf=" + LocalDate.now()).body("items", empty());
        get("findings?type=orphaned&programme=" + programme)
                .body("items.agencies", hasSize(2))
                .body("items[0].extent[0].validFrom", equalTo(day));
    }

    private String whoIsResponsible(String territory, String more) {
        return "who-is-responsible?programme=" + programme + "&territory=" + country + territory + more;
    }

    @Test
    void saysPlainlyWhoMustAnswerByWhichLawAndHowToReachThem() {
        register(
                agencyService,
                "agencies/" + country + "-MIN",
                """
                {"name": {"en": "Ministry of Care"}, "kind": "ministry", "level": "national", "territory": "%s",
                 "contactPoint": {"telephone": "+55 61 2030-1505"},
                 "grievanceChannel": {"page": "https://example.org/complain"}}"""
                        .formatted(country));
        agency("A", "state", ", \"parent\": \"" + country + "-MIN\"");
        await().untilAsserted(() -> get(whoIsResponsible("", ""))
                .body("answers", hasSize(1))
                .body("answers[0].outcome", equalTo("none"))
                .body("answers[0].accountable", empty())
                .body("answers[0].turnTo.code", equalTo(List.of(country + "-MIN")))
                .body("answers[0].turnTo[0].contactPoint.telephone", equalTo("+55 61 2030-1505"))
                .body("answers[0].explanation.en", containsString("Nobody is accountable"))
                .body("answers[0].explanation.en", containsString("Ministry of Care")));
        String id = post("responsibilities", accountable("MIN", "", ", \"legalBasis\": [{\"citation\": \"Law 7\"}]"))
                .extract()
                .path("id");
        post("responsibilities", accountable("A", "-A", ", \"delegatedFrom\": \"" + id + "\""))
                .statusCode(201);

        get(whoIsResponsible("-B-1", "&function=intake-and-registration&age=7&groups=women&groups=low-income"))
                .statusCode(200)
                .body("answers[0].outcome", equalTo("one"))
                .body("answers[0].accountable.agency.code", equalTo(List.of(country + "-MIN")))
                .body("answers[0].accountable[0].legalBasis[0].citation", equalTo("Law 7"))
                .body("answers[0].accountable[0].delegatedTo", empty())
                .body("answers[0].explanation.en", containsString("Ministry of Care is accountable for intake"));
        get(whoIsResponsible("-A", ""))
                .body("answers[0].outcome", equalTo("one"))
                .body("answers[0].accountable.agency.code", equalTo(List.of(country + "-A")))
                .body("answers[0].accountable[0].delegatedBy", equalTo(List.of(country + "-MIN")))
                .body("answers[0].turnTo[0].grievanceChannel.page", equalTo("https://example.org/complain"));
        get(whoIsResponsible("", ""))
                .body("answers[0].outcome", equalTo("several"))
                .body("answers[0].accountable.agency.code", equalTo(List.of(country + "-A", country + "-MIN")))
                .body("answers[0].accountable[1].delegatedTo", equalTo(List.of(country + "-A")));
        get(whoIsResponsible("", "&on=2019-12-31")).body("answers", empty());
        get("who-is-responsible?contingency=poverty&territory=" + country + "-A")
                .body("answers.programme", equalTo(List.of(programme)));
        get("who-is-responsible?contingency=housing&territory=" + country).body("answers", empty());
    }

    @Test
    void refusesAQuestionThatCannotBeAnswered() {
        get("who-is-responsible?territory=" + country).statusCode(400).body("errors[0].pointer", equalTo("?programme"));
        get("who-is-responsible?programme=" + programme)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("?territory"));
        get(whoIsResponsible("", "&age=")).statusCode(400).body("errors[0].pointer", equalTo("?age"));
        get(whoIsResponsible("", "&age=130")).statusCode(400).body("errors[0].pointer", equalTo("?age"));
        get(whoIsResponsible("", "&on=soon")).statusCode(400).body("errors[0].pointer", equalTo("?on"));
        get(whoIsResponsible("", "&groups=rich")).statusCode(400).body("errors[0].pointer", equalTo("?groups"));
        get(whoIsResponsible("-Z", "")).statusCode(404);
        get("who-is-responsible?programme=NONE&territory=" + country).statusCode(404);
    }

    @Test
    void rejectsAnAccountableBodyThatIsNotOfTheState() {
        register(
                agencyService,
                "agencies/" + country + "-NGO",
                """
                {"name": {"en": "Helpers"}, "kind": "civil-society", "level": "national", "territory": "%s"}"""
                        .formatted(country));
        post("responsibilities", accountable("NGO", "", ""))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/role"));
        post("responsibilities", accountable("NGO", "", "").replace("accountable", "responsible"))
                .statusCode(201);
    }

    @Test
    void aProgrammeThatGrowsOnADayHasAGapFromThatDayOn() {
        post("responsibilities", accountable("MIN", "", "")).statusCode(201);
        register(
                programService,
                "programmes/" + programme + "?since=2024-01-01",
                """
                {"name": {"en": "Care for all"}, "owner": "%s-A", "scheme": "non-contributory", "targeting": "universal",
                 "contingencies": ["poverty"], "territories": ["%s"], "validFrom": "2020-01-01",
                 "requiredFunctions": ["intake-and-registration", "provision"]}"""
                        .formatted(country, country));
        await().untilAsserted(() -> get(gaps())
                .body("items", hasSize(1))
                .body("items[0].function", equalTo("provision"))
                .body("items[0].agencies", equalTo(List.of(country + "-A")))
                .body("items[0].extent[0].validFrom", equalTo("2024-01-01"))
                .body("items[0].explanation.en", containsString("Care for all")));
    }

    @Test
    void answersWithWhatAWriteOpensChangesAndResolves() {
        post("responsibilities", accountable("A", "-A", ""))
                .statusCode(201)
                .body("version", equalTo(1))
                .body("agency", equalTo(country + "-A"))
                .body("findings.opened", empty())
                .body("findings.changed.type", equalTo(List.of("unassigned")))
                .body("findings.changed[0].extent[0].territories", equalTo(List.of(country + "-B")))
                .body("findings.resolved", empty());
        JsonPath ministry = post("responsibilities", accountable("MIN", "", ""))
                .statusCode(201)
                .body("findings.opened.type", equalTo(List.of("overlap")))
                .body("findings.opened[0].agencies", equalTo(List.of(country + "-A", country + "-MIN")))
                .body("findings.opened[0].vertical", equalTo(true))
                .body("findings.opened[0].severity", equalTo("high"))
                .body("findings.opened[0].extent", hasSize(1))
                .body("findings.opened[0].extent[0].territories", equalTo(List.of(country + "-A")))
                .body("findings.opened[0].extent[0].validFrom", equalTo("2020-01-01"))
                .body("findings.opened[0].extent[0].validTo", nullValue())
                .body(
                        "findings.opened[0].explanation.en",
                        equalTo(
                                "Agency A and Agency MIN are both accountable for intake and registration of Care in Land "
                                        + country + "-A from 1 January 2020 on, so neither has to answer alone."))
                .body(
                        "findings.opened[0].explanation.es",
                        equalTo(
                                "Agency A y Agency MIN responden a la vez por la recepción y el registro de solicitudes de Care en Land "
                                        + country
                                        + "-A desde el 1 de enero de 2020, de modo que ninguna tiene que responder por sí sola."))
                .body("findings.opened[0].explanation.pt", containsString("a partir de 1 de janeiro de 2020"))
                .body("findings.opened[0].explanation.fr", containsString("à partir du 1 janvier 2020"))
                .body("findings.resolved.type", equalTo(List.of("unassigned")))
                .extract()
                .jsonPath();
        get(overlaps()).statusCode(200).body("items", hasSize(1));
        get(gaps()).body("items", hasSize(0));
        delete("responsibilities/" + ministry.getString("id") + "?on=2020-01-01")
                .statusCode(200)
                .body("validTo", equalTo("2020-01-01"))
                .body("findings.resolved.type", equalTo(List.of("overlap")))
                .body("findings.opened.type", equalTo(List.of("unassigned")))
                .body("findings.opened[0].version", equalTo(ministry.getInt("findings.resolved[0].version") + 1));
        get(overlaps()).body("items", hasSize(0));
        get(gaps()).body("items", hasSize(1));
        get("findings?type=overlap&status=resolved&programme=" + programme).body("items", hasSize(1));
    }

    @Test
    void dryRunAnswersTheSameAndStoresNothing() {
        post("responsibilities", accountable("A", "-A", "")).statusCode(201);
        JsonPath tried = post("responsibilities?dryRun=true", accountable("MIN", "", ""))
                .statusCode(201)
                .extract()
                .jsonPath();
        get("responsibilities/" + tried.getString("id")).statusCode(404);
        get(overlaps()).body("items", hasSize(0));
        JsonPath done = post("responsibilities", accountable("MIN", "", ""))
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(done.getString("id")).isEqualTo(tried.getString("id"));
        assertThat(done.getList("findings.opened.id")).isEqualTo(tried.getList("findings.opened.id"));
        assertThat(done.getList("findings.opened.extent")).isEqualTo(tried.getList("findings.opened.extent"));
        assertThat(done.getList("findings.resolved.id")).isEqualTo(tried.getList("findings.resolved.id"));
        delete("responsibilities/" + done.getString("id") + "?on=2021-01-01&dryRun=true")
                .statusCode(200)
                .body("findings.opened.type", equalTo(List.of("unassigned")));
        get("responsibilities/" + done.getString("id")).body("validTo", nullValue());
    }

    @Test
    void aMistypedDryRunStoresNothing() {
        post("responsibilities?dryrun=true", accountable("A", "-A", ""))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("?dryrun"));
        post("responsibilities?dryRun=1", accountable("A", "-A", ""))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("?dryRun"));
        get("responsibilities?programme=" + programme).body("items", hasSize(0));
    }

    @Test
    void refusesToRegisterTheSameTwice() {
        post("responsibilities", accountable("A", "-A", "")).statusCode(201);
        post("responsibilities", accountable("A", "-A", ""))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/id"));
        get("responsibilities?programme=" + programme).body("items", hasSize(1));
    }

    @Test
    void putsAResponsibilityUnderAnIdOfTheMinistrysOwn() {
        String path = "responsibilities/" + country + "-R1";
        put(path, accountable("A", "-A", "")).statusCode(201).body("version", equalTo(1));
        put(path, accountable("A", "-A", ""))
                .statusCode(200)
                .body("version", equalTo(1))
                .body("findings.changed", empty());
        put(path, accountable("A", "-A", ", \"validTo\": \"2025-01-01\""))
                .statusCode(200)
                .body("version", equalTo(2))
                .body("findings.changed.type", equalTo(List.of("unassigned")));
        put(path, accountable("A", "-A", "").replace("intake-and-registration", "policy"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/programme"));
        get(path).body("validTo", equalTo("2025-01-01"));
    }

    @Test
    void theDelegateTakesThePlaceOfTheOneThatDelegates() {
        put("responsibilities/" + country + "-R1", accountable("MIN", "", "")).statusCode(201);
        post("responsibilities", accountable("B", "-B", ", \"delegatedFrom\": \"" + country + "-R1\""))
                .statusCode(201)
                .body("findings.opened", empty());
        get(overlaps()).body("items", hasSize(0));
        get(gaps()).body("items", hasSize(0));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            an unknown programme         | "#-CARE"           | "#-NONE"                                  | /programme
            an unknown agency            | "#-A"              | "NOBODY"                                  | /agency
            an unknown territory         | ["#-A"]            | ["#-A", "ATLANTIS"]                       | /territories
            an unknown function          | "intake-and-registration" | "singing"                          | /function
            an unknown role              | "accountable"      | "boss"                                    | /role
            an end before the start      | "2020-01-01"       | "2020-01-01", "validTo": "2019-01-01"     | /validTo
            an unknown group             | "2020-01-01"       | "2020-01-01", "population": {"groups": ["giants"]} | /population/groups
            an unknown delegator         | "2020-01-01"       | "2020-01-01", "delegatedFrom": "NOBODY"   | /delegatedFrom
            a delegation too wide        | "2020-01-01"       | "2020-01-01", "delegatedFrom": "#-FROM"   | /delegatedFrom
            an end before the programme  | "2020-01-01"       | "2018-01-01", "validTo": "2019-01-01"     | /validFrom
            a place outside the programme | ["#-A"]           | ["ELSEWHERE"]                             | /territories
            """)
    void refuses(String what, String right, String wrong, String pointer) {
        territory("ELSEWHERE", "national", null);
        put("responsibilities/" + country + "-FROM", accountable("B", "-B-1", ""))
                .statusCode(201);
        post(
                        "responsibilities",
                        accountable("A", "-A", "").replace(right.replace("#", country), wrong.replace("#", country)))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(pointer));
        get("responsibilities?programme=" + programme).body("items", hasSize(1));
    }

    @Test
    void refusesAnAgencyThatHasCeased() {
        agency("OLD", "national", ", \"validTo\": \"2019-01-01\"");
        post("responsibilities", accountable("OLD", "-A", ""))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/agency"));
    }

    @Test
    void refusesADelegationThatGoesInACircle() {
        String first = country + "-R1";
        String second = country + "-R2";
        put("responsibilities/" + first, accountable("A", "", "")).statusCode(201);
        put("responsibilities/" + second, accountable("B", "", ", \"delegatedFrom\": \"" + first + "\""))
                .statusCode(201);
        put("responsibilities/" + first, accountable("A", "", ", \"delegatedFrom\": \"" + second + "\""))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/delegatedFrom"));
    }

    @Test
    void atMost64ResponsibilitiesAreDelegatedOneFromTheOther() {
        for (int i = 1; i <= 64; i++) {
            delegated(i, i == 1 ? null : i - 1).statusCode(201);
        }
        delegated(65, 64)
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/delegatedFrom")))
                .body("errors[0].detail", containsString("64"));
        delegated(64, 63).statusCode(200);
        delegated(101, null).statusCode(201);
        delegated(102, 101).statusCode(201);
        delegated(101, 64).statusCode(422).body("errors.pointer", equalTo(List.of("/delegatedFrom")));
        delegated(101, 62).statusCode(200);
    }

    /** Odd ones are of agency A and even ones of agency B, since an agency cannot delegate to itself. */
    private ValidatableResponse delegated(int number, Integer from) {
        return put(
                "responsibilities/" + country + "-CHAIN-" + number,
                accountable(
                        number % 2 == 1 ? "A" : "B",
                        "",
                        from == null ? "" : ", \"delegatedFrom\": \"" + country + "-CHAIN-" + from + "\""));
    }

    @Test
    void narrowsReportsToADayOrAPeriod() {
        post("responsibilities", accountable("A", "-A", "")).statusCode(201);
        post("responsibilities", accountable("B", "-A", "").replace("2020-01-01", "2024-01-01"))
                .statusCode(201);
        get(overlaps() + "&asOf=2023-12-31").body("items", hasSize(0));
        get(overlaps() + "&asOf=2024-01-01").body("items", hasSize(1));
        get(overlaps() + "&period=2020-01-01/2024-01-01").body("items", hasSize(0));
        get(overlaps() + "&period=2020-01-01/2024-01-02").body("items", hasSize(1));
        get(overlaps() + "&period=2024-02-31/2024-05-01").statusCode(400).body("errors[0].pointer", equalTo("?period"));
        get(overlaps() + "&period=2024-01-02").statusCode(400).body("errors[0].pointer", equalTo("?period"));
        get(overlaps() + "&asOf=yesterday").statusCode(400).body("errors[0].pointer", equalTo("?asOf"));
        get(overlaps() + "&agency=" + country + "-B&vertical=false&territory=" + country + "-A")
                .body("items", hasSize(1));
        get(overlaps() + "&vertical=true").body("items", hasSize(0));
    }

    @Test
    void followsChangesOfTheProgramme() {
        post("responsibilities", accountable("A", "-A", "")).statusCode(201);
        programme("\"intake-and-registration\"", country + "-A", "2020-01-01");
        await().untilAsserted(() -> get(gaps()).body("items", hasSize(0)));
        programme("\"intake-and-registration\", \"policy\"", country + "-A", "2020-01-01");
        await().untilAsserted(() -> get(gaps()).body("items.function", equalTo(List.of("policy"))));
    }

    @Test
    void followsChangesOfTerritoriesAndLevels() {
        post("responsibilities", accountable("A", "-B-1", "")).statusCode(201);
        post("responsibilities", accountable("B", "-B", "")).statusCode(201);
        post("responsibilities", accountable("B", "-A", "")).statusCode(201);
        get(overlaps()).body("items.vertical", equalTo(List.of(false)));
        agency("A", "municipal", "");
        await().untilAsserted(() -> get(overlaps()).body("items.vertical", equalTo(List.of(true))));
        territory(country + "-C", "state", country);
        await().untilAsserted(() -> get(gaps()).body("items[0].extent[0].territories", hasItem(country + "-C")));
    }

    @Test
    void whatAnAgencyHoldsBeyondItsEndIsOrphanedAndAccountedForByNobody() {
        post("responsibilities", accountable("A", "", "")).statusCode(201);
        agency("A", "state", ", \"validTo\": \"2025-01-01\"");
        String orphaned = "findings?type=orphaned&status=open&programme=" + programme;
        await().untilAsserted(() -> get(orphaned)
                .body("items.agencies", equalTo(List.of(List.of(country + "-A"))))
                .body("items[0].function", equalTo("intake-and-registration"))
                .body("items[0].extent[0].validFrom", equalTo("2025-01-01")));
        get(gaps()).body("items[0].extent[0].validFrom", equalTo("2025-01-01"));
        post("responsibilities", accountable("B", "", "").replace("2020-01-01", "2025-01-01"))
                .statusCode(201)
                .body("findings.resolved.type", equalTo(List.of("unassigned")))
                .body("findings.opened", empty());
        agency("MIN", "national", ", \"validTo\": \"2030-01-01\"");
        await().untilAsserted(() -> get(orphaned).body("items.function", hasItem(nullValue())));
    }

    @Test
    void aPartAndItsWholeAreOneBody() {
        post("responsibilities", accountable("A", "", "")).statusCode(201);
        post("responsibilities", accountable("MIN", "", ""))
                .statusCode(201)
                .body("findings.opened.type", equalTo(List.of("overlap")));
        agency("A", "state", ", \"parent\": \"" + country + "-MIN\"");
        await().untilAsserted(() -> get(overlaps()).body("items", hasSize(0)));
    }

    @Test
    void aPartThatLeavesItsWholeIsInItsWayFromThatDayOn() {
        post("responsibilities", accountable("A", "", "")).statusCode(201);
        post("responsibilities", accountable("MIN", "", "")).statusCode(201);
        agency("A", "state", ", \"parent\": \"" + country + "-MIN\"");
        await().untilAsserted(() -> get(overlaps()).body("items", hasSize(0)));
        register(
                agencyService,
                "agencies/" + country + "-A?since=2023-01-01",
                """
                {"name": {"en": "Agency A"}, "kind": "ministry", "level": "state", "territory": "%s"}"""
                        .formatted(country));
        await().untilAsserted(
                        () -> get(overlaps()).body("items.extent.flatten().validFrom", equalTo(List.of("2023-01-01"))));
        register(
                agencyService,
                "agencies/" + country + "-MIN?since=2025-01-01",
                """
                {"name": {"en": "Agency MIN"}, "kind": "ministry", "level": "national", "territory": "%s", "parent": "%s-A"}"""
                        .formatted(country, country));
        await().untilAsserted(() -> get(overlaps() + "&timing=past")
                .body("items.extent.flatten().validTo", equalTo(List.of("2025-01-01"))));
    }

    @Test
    void tellsHowAContingencyIsAddressed() {
        String ofPoverty = "findings?status=open&type=";
        String uncovered = ofPoverty + "uncovered&territory=" + country;
        await().untilAsserted(() -> get(uncovered).body("items.contingency", hasItem("old-age")));
        get(uncovered).body("items.contingency", not(hasItem("poverty")));
        register(
                programService,
                "programmes/" + country + "-OTHER",
                """
                {"name": {"en": "Other care"}, "owner": "%s-A", "scheme": "non-contributory", "targeting": "universal",
                 "contingencies": ["poverty"], "benefits": ["food"], "territories": ["%s-A"], "validFrom": "2021-01-01"}"""
                        .formatted(country, country));
        String fragmentation = ofPoverty + "fragmentation&agency=" + country + "-A";
        await().untilAsserted(() -> get(fragmentation)
                .body("items.agencies", equalTo(List.of(List.of(country + "-A", country + "-MIN"))))
                .body("items[0].programmes", equalTo(List.of(programme, country + "-OTHER")))
                .body("items[0].vertical", equalTo(true))
                .body("items[0].extent[0].territories", equalTo(List.of(country + "-A")))
                .body("items[0].extent[0].validFrom", equalTo("2021-01-01")));
        get(ofPoverty + "duplication&programme=" + programme).body("items", hasSize(0));
        register(
                programService,
                "programmes/" + programme,
                """
                {"name": {"en": "Care"}, "owner": "%s-MIN", "scheme": "non-contributory", "targeting": "universal",
                 "contingencies": ["poverty"], "benefits": ["food", "voucher"], "territories": ["%s"],
                 "validFrom": "2020-01-01"}"""
                        .formatted(country, country));
        await().untilAsserted(() -> get(ofPoverty + "duplication&programme=" + programme)
                .body("items", hasSize(1))
                .body("items[0].contingency", equalTo("poverty"))
                .body(
                        "items[0].explanation.en",
                        containsString("Care (Agency MIN) and Other care (Agency A) give food for poverty")));
        request()
                .baseUri(programService)
                .delete("programmes/" + country + "-OTHER?on=2021-01-02")
                .then()
                .statusCode(200);
        await().untilAsserted(() ->
                get(fragmentation + "&timing=past").body("items[0].extent[0].validTo", equalTo("2021-01-02")));
    }

    @Test
    void aProgrammeThatGrewAMomentAgoIsKnownAsItIs() {
        programme("\"policy\"", country + "-A", "2020-01-01");
        post("responsibilities", accountable("A", "-A", "")).statusCode(201);
        programme("\"policy\"", country, "2020-01-01");
        post("responsibilities", accountable("B", "-B", "")).statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void afterAnyWritesAFullScanFindsNothingAmiss(long seed) {
        Random random = new Random(seed);
        List<String> agencies = List.of("MIN", "A", "B");
        List<String> places = List.of("", "-A", "-B", "-B-1", "-B-2");
        for (int i = 0; i < 40; i++) {
            String agency = agencies.get(random.nextInt(agencies.size()));
            String place = places.get(random.nextInt(places.size()));
            int year = 2020 + random.nextInt(5);
            String id = "responsibilities/" + country + "-R" + random.nextInt(8);
            switch (random.nextInt(6)) {
                case 0 -> programme("\"intake-and-registration\"", country + place, year + "-01-01");
                case 1 -> agency("B", "state", ", \"validTo\": \"" + year + "-06-01\"");
                case 2 ->
                    agency(agency, "municipal", agency.equals("MIN") ? "" : ", \"parent\": \"" + country + "-MIN\"");
                case 3 -> request().delete(id + "?on=" + year + "-03-01");
                default ->
                    request()
                            .body(accountable(agency, place, "").replace("2020", "" + year))
                            .put(id);
            }
        }
        List<JsonPath> steps = scan();
        assertThat(steps).isNotEmpty().allSatisfy(step -> assertThat(step.getList("defects"))
                .isEmpty());
        assertThat(steps.get(steps.size() - 1).getBoolean("done")).isTrue();
    }

    @Test
    void aFullScanReportsAndMendsWhatStandsOtherwiseThanItShould() {
        await().untilAsserted(() -> get(gaps()).body("items", hasSize(1)));
        scan();
        QuarkusTransaction.requiringNew().run(() -> session.createNativeMutationQuery(
                        "UPDATE finding SET status = 'resolved' WHERE scope LIKE :scope")
                .setParameter("scope", "function/" + programme + "/%")
                .executeUpdate());
        get(gaps()).body("items", hasSize(0));
        assertThat(scan().stream().flatMap(step -> step.<String>getList("defects.type").stream()))
                .containsExactly("unassigned");
        get(gaps()).body("items", hasSize(1));
        assertThat(RestAssured.get("/q/metrics").asString()).contains("registry_detection_defects_total 1.0");
    }

    @Test
    void tellsHowMuchIsNotYetDetectedAnew() {
        await().untilAsserted(() -> get(gaps()).body("items", hasSize(1)));
        scan();
        await().untilAsserted(() ->
                get("detection").statusCode(200).body("programmes", equalTo(0)).body("contingencies", equalTo(0)));
        worker.stop();
        try {
            sql("DELETE FROM detected WHERE programme = '" + programme + "'");

            get("detection").body("programmes", equalTo(1));
            waitByMetric(1);
            scan();
            get("detection").body("programmes", equalTo(0));
            waitByMetric(0);
        } finally {
            worker.start();
        }
    }

    private static void waitByMetric(int programmes) {
        await().untilAsserted(() -> assertThat(RestAssured.get("/q/metrics").asString())
                .contains("registry_detection_pending " + programmes + ".0"));
    }

    @Test
    void aReorganisationThatIsNotYetCarriedOutIsToldAndCarriedOutByAScan() {
        String address = "responsibilities/" + country + "-EARLY";
        worker.stop();
        try {
            registerRename("A", "NEW", "2024-01-01");
            await().untilAsserted(() -> get("detection").body("reorganisations", equalTo(1)));
            put(address, accountable("A", "", "")).statusCode(201);
            assertThat(scan().stream().flatMap(step -> step.getList("defects").stream()))
                    .isEmpty();

            get("detection").body("reorganisations", equalTo(0));
            get(address + "?asOf=2023-12-31").body("agency", equalTo(country + "-A"));
            get(address + "?asOf=2024-01-01").body("agency", equalTo(country + "-NEW"));
            get(address + "/history")
                    .body("items.version", equalTo(List.of(1, 2)))
                    .body("items[1].cause", equalTo("/agency-changes/" + country + "-RENAME-A"));
            get(gaps()).body("items", empty());
        } finally {
            worker.start();
        }
    }

    @Test
    void aProgrammeThatCannotBeDetectedKeepsNoOtherFromBeingDetected() {
        String other = programme + "-OTHER";
        register(
                programService,
                "programmes/" + other,
                """
                {"name": {"en": "Other"}, "owner": "%1$s-MIN", "scheme": "non-contributory", "targeting": "universal",
                 "contingencies": ["poverty"], "territories": ["%1$s"], "validFrom": "2020-01-01", "requiredFunctions": ["policy"]}"""
                        .formatted(country));
        put("responsibilities/" + country + "-R", accountable("MIN", "", "")).statusCode(201);
        await().untilAsserted(() ->
                get("reports/gaps?programme=" + other).body("items.function", equalTo(List.of("policy"))));
        sql("UPDATE responsibility SET function = 'none' WHERE id = '" + country + "-R'");
        try {
            sql("DELETE FROM detected WHERE programme LIKE '" + country + "-%'");
            sql("UPDATE finding SET status = 'resolved' WHERE scope = 'function/" + other + "/policy'");
            worker.wake();
            await().untilAsserted(() ->
                    get("reports/gaps?programme=" + other).body("items.function", equalTo(List.of("policy"))));
            get("detection").body("programmes", equalTo(1));
        } finally {
            sql("UPDATE responsibility SET function = 'intake-and-registration' WHERE id = '" + country + "-R'");
        }
        await().untilAsserted(() -> get("detection").body("programmes", equalTo(0)));
    }

    @Test
    void aScanFindsAndMendsACopyThatDiffersFromWhatItsOwnerHas() {
        scan();
        sql("UPDATE copied_fact SET fact = jsonb_set(fact, '{owner}', '\"NOBODY\"') WHERE key = '" + programme + "'");
        sql("UPDATE copied_fact SET version = 7, fact = jsonb_set(fact, '{version}', '7') WHERE key = '" + country
                + "-A'");
        // Without its trigger, since the service would fetch the copy again before the scan.
        sql(
                "ALTER TABLE copied_fact DISABLE TRIGGER copied_fact_deleted",
                "DELETE FROM copied_fact WHERE key = '" + country + "-B' AND topic = 'registry.agencies'",
                "ALTER TABLE copied_fact ENABLE TRIGGER copied_fact_deleted");

        assertThat(copyDefects())
                .containsExactlyInAnyOrder(
                        "mapping-service registry.programmes " + programme + " different 1 1",
                        "mapping-service registry.agencies " + country + "-A newer 7 1",
                        "mapping-service registry.territories " + country + "-A newer 7 1",
                        "mapping-service registry.agencies " + country + "-B missing null 1");
        assertThat(copyDefects()).isEmpty();
        get(gaps()).body("items", hasSize(1));
    }

    private List<String> copyDefects() {
        List<Map<String, Object>> defects = scan().get(0).getList("copies.defects");
        return defects.stream()
                .filter(defect -> defect.get("key").toString().startsWith(country + "-"))
                .map(defect -> "%s %s %s %s %s %s"
                        .formatted(
                                defect.get("service"),
                                defect.get("topic"),
                                defect.get("key"),
                                defect.get("kind"),
                                defect.get("version"),
                                defect.get("ownersVersion")))
                .toList();
    }

    private void sql(String... statements) {
        QuarkusTransaction.requiringNew()
                .run(() -> List.of(statements).forEach(statement -> session.createNativeMutationQuery(statement)
                        .executeUpdate()));
    }

    @Test
    void aScanCanBeAskedForWithAnIdempotencyKey() {
        request()
                .header("Idempotency-Key", country)
                .post("detection/scans")
                .then()
                .statusCode(200);
    }

    @Test
    void refusesDelegationsThatAreInARingOnSomeDay() {
        String[] ids = {country + "-D1", country + "-D2", country + "-D3"};
        String[] agencies = {"MIN", "A", "B"};
        for (int i = 0; i < ids.length; i++) {
            put("responsibilities/" + ids[i], accountable(agencies[i], "", "")).statusCode(201);
        }
        for (int i = 0; i < ids.length; i++) {
            String from = ids[(i + 1) % ids.length];
            put(
                            "responsibilities/" + ids[i] + "?since=2040-01-01",
                            accountable(agencies[i], "", ", \"delegatedFrom\": \"" + from + "\""))
                    .statusCode(i < ids.length - 1 ? 200 : 422);
        }
        get("responsibilities/" + ids[2]).body("version", equalTo(1));
    }

    private void registerRename(String from, String to, String day) {
        reorganise(
                """
                {"code": "@RENAME-%1$s", "type": "rename", "from": ["@%1$s"], "effectiveDate": "%3$s",
                 "to": [{"code": "@%2$s", "name": {"en": "New"}}]}"""
                        .formatted(from, to, day));
    }

    private void rename(String from, String to, String day) {
        registerRename(from, to, day);
        await().until(() -> QuarkusTransaction.requiringNew()
                .call(() ->
                        copies.agencyChanges().find(country + "-RENAME-" + from).isPresent()));
        await().untilAsserted(() -> get("detection").body("reorganisations", equalTo(0)));
    }

    @Test
    void whatIsWrittenForAnAgencyThatAReorganisationHasEndedPassesOn() {
        rename("A", "NEW", "2024-01-01");

        String address = "responsibilities/" + country + "-LATE";
        put(address, accountable("A", "", "")).statusCode(201);
        get(address + "?asOf=2023-12-31").body("agency", equalTo(country + "-A"));
        get(address + "?asOf=2024-01-01").body("agency", equalTo(country + "-NEW"));
        get(address + "/history").body("items.version", equalTo(List.of(1, 2)));
        put("responsibilities/" + country + "-LATER", accountable("A", "", "").replace("2020-01-01", "2024-01-01"))
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/agency")));
        put(address, accountable("A", "", "")).statusCode(422).body("errors.pointer", equalTo(List.of("/agency")));
    }

    @Test
    void whatEndedBeforeAReorganisationDoesNotPassOn() {
        rename("A", "NEW", "2024-01-01");

        String address = "responsibilities/" + country + "-OLD";
        put(address, accountable("A", "", ", \"validTo\": \"2022-01-01\"")).statusCode(201);
        get(address).body("version", equalTo(1)).body("agency", equalTo(country + "-A"));
        put(address, accountable("A", "", ", \"validTo\": \"2022-01-01\"")).statusCode(200);
    }

    @Test
    void aResponsibilityPassesThroughReorganisationsInWhateverOrderTheyAreHeard() {
        String address = "responsibilities/" + country + "-CHAIN";
        put(address, accountable("A", "", "")).statusCode(201);
        rename("B", "NEW", "2024-01-01");
        rename("A", "B", "2023-01-01");
        get(address + "?asOf=2022-12-31").body("agency", equalTo(country + "-A"));
        get(address + "?asOf=2023-01-01").body("agency", equalTo(country + "-B"));
        get(address + "?asOf=2024-01-01").body("agency", equalTo(country + "-NEW"));
    }

    @Test
    void importsResponsibilitiesAndDetectsThem() {
        String csv =
                """
                id,programme,function,agency,role,territories,valid_from,delegated_from,legal_basis
                #-R2,#-CARE,intake-and-registration,#-B,accountable,#-B,2020-01-01,#-R1,Decree 2
                #-R1,#-CARE,intake-and-registration,#-MIN,accountable,#,2020-01-01,,Law 1|Law 2
                #-R3,#-CARE,intake-and-registration,#-A,accountable,#-A|#-B,2020-01-01,,
                #-R4,#-CARE,singing,#-A,accountable,#-A,2020-01-01,,
                """
                        .replace("#", country);
        importCsv("responsibilities/import?dryRun=true", csv).statusCode(200).body("stored", equalTo(3));
        get("responsibilities?programme=" + programme).body("items", hasSize(0));
        importCsv("responsibilities/import?atomic=true", csv)
                .statusCode(422)
                .body("stored", equalTo(0))
                .body("rejected.line", equalTo(List.of(5)))
                .body("rejected.column", equalTo(List.of("function")))
                .body("rejected[0].reason", containsString("intake-and-registration"));
        get("responsibilities?programme=" + programme).body("items", hasSize(0));
        importCsv("responsibilities/import", csv).statusCode(200).body("stored", equalTo(3));
        get(overlaps())
                .body(
                        "items.agencies",
                        allOf(
                                hasItem(List.of(country + "-A", country + "-B")),
                                hasItem(List.of(country + "-A", country + "-MIN"))))
                .body("items", hasSize(2));
        importCsv("responsibilities/import", csv).statusCode(200).body("stored", equalTo(3));
        get("responsibilities/" + country + "-R1").body("version", equalTo(1));
    }

    @Test
    void aRowWithoutAnIdGetsTheIdOfWhatItSays() {
        String id = post("responsibilities", accountable("A", "-A", ""))
                .statusCode(201)
                .extract()
                .path("id");
        importCsv(
                        "responsibilities/import",
                        """
                        id,programme,function,agency,role,territories,valid_from
                        ,#-CARE,intake-and-registration,#-A,accountable,#-A,2020-01-01
                        """
                                .replace("#", country))
                .statusCode(200)
                .body("stored", equalTo(1));
        get("responsibilities?programme=" + programme).body("items.id", equalTo(List.of(id)));
    }

    @Test
    void announcesEachFindingOpenedChangedAndResolved() {
        post("responsibilities", accountable("A", "-A", "")).statusCode(201);
        String ministry = post("responsibilities", accountable("MIN", "", ""))
                .statusCode(201)
                .extract()
                .path("id");
        String overlap = get(overlaps()).extract().path("items[0].id");
        delete("responsibilities/" + ministry + "?on=2022-01-01").statusCode(200);
        delete("responsibilities/" + ministry + "?on=2020-01-01").statusCode(200);
        try (EventReader reader = new EventReader(settings, Topics.FRAGMENTATION)) {
            List<Event> events =
                    reader
                            .until(event ->
                                    event.key().equals(overlap) && event.type().endsWith("resolved.v1"))
                            .stream()
                            .filter(event -> event.key().equals(overlap))
                            .toList();
            assertThat(events)
                    .extracting(Event::type)
                    .containsExactly(
                            "org.interagency.fragmentation.opened.v1",
                            "org.interagency.fragmentation.changed.v1",
                            "org.interagency.fragmentation.resolved.v1");
            assertThat(new JsonPath(events.get(1).data()).getString("extent[0].validTo"))
                    .isEqualTo("2022-01-01");
        }
        try (EventReader reader = new EventReader(settings, Topics.RESPONSIBILITIES)) {
            reader.until(event ->
                    event.key().equals(ministry) && event.type().equals("org.interagency.responsibility.retired.v1"));
        }
    }

    @Test
    void listsResponsibilitiesByTheirIds() {
        for (String id : List.of("1", "2", "3")) {
            put("responsibilities/" + country + "-" + id, accountable("A", "-A", ""))
                    .statusCode(201);
        }
        get("responsibilities?id=%1$s-3&id=%1$s-1&id=%1$s-NONE".formatted(country))
                .statusCode(200)
                .body("items.id", equalTo(List.of(country + "-1", country + "-3")));
    }

    @Test
    void refusesAReorganisationThatPassesOnWhatIsNotThere() {
        put("responsibilities/" + country + "-1", accountable("A", "-A", "")).statusCode(201);
        String transfer =
                """
                {"code": "@1", "type": "transfer", "from": ["@A"], "to": [{"code": "@B"}], "effectiveDate": "2023-01-01",
                 "transfers": [{"to": "@B", "programmes": ["@CARE"]},
                               {"to": "@B", "programmes": ["@CARE", "@X"], "responsibilities": ["@1", "@2"]}]}"""
                        .replace("@", country + "-");
        request()
                .baseUri(agencyService)
                .body(transfer)
                .post("agency-changes")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.pointer", equalTo(List.of("/transfers/1/programmes", "/transfers/1/responsibilities")))
                .body("errors[0].detail", containsString(country + "-X"))
                .body("errors[1].detail", containsString(country + "-2"));
        request()
                .baseUri(agencyService)
                .get("agency-changes/" + country + "-1")
                .then()
                .statusCode(404);
        reorganise(
                """
                {"code": "@1", "type": "transfer", "from": ["@A"], "to": [{"code": "@B"}], "effectiveDate": "2023-01-01",
                 "transfers": [{"to": "@B", "programmes": ["@CARE"], "responsibilities": ["@1"]}]}""");
        await().untilAsserted(() -> get("responsibilities/" + country + "-1").body("agency", equalTo(country + "-B")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "findings?asOf=",
                "findings?period=2020-01-01/",
                "reports/gaps?asOf=",
                "reports/overlaps?period=2020-01-01/",
                "responsibilities?asOf=",
                "reports/rights?territory=NOWHERE&on=",
                "who-is-responsible?programme=NONE&territory=NOWHERE&on="
            })
    void refusesAQuestionAboutADayThatTheRegistryDoesNotKnow(String question) {
        for (String day : List.of("1499-12-31", "-4712-01-01", "10000-01-01", "2026-02-30", "today", "")) {
            get(question + day).statusCode(400).body("errors[0].pointer", matchesPattern("\\?(asOf|on|period)"));
        }
    }

    @Test
    void refusesACursorOfATimeThatTheRegistryDoesNotKnow() {
        for (String time :
                List.of("-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z", "1499-12-31T23:59:59Z")) {
            String place = String.join("\0", "firstSeen", "=" + time, "X");
            get("findings?sort=firstSeen&cursor="
                            + Base64.getUrlEncoder()
                                    .withoutPadding()
                                    .encodeToString(place.getBytes(StandardCharsets.UTF_8)))
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("?cursor"));
        }
    }

    @Test
    void answersForTheLastDayAsForAnyOther() {
        post("responsibilities", accountable("A", "-A", "")).statusCode(201);
        String last = "9999-12-31";
        get(gaps() + "&asOf=" + last).statusCode(200).body("items", hasSize(1));
        get(gaps() + "&period=9999-12-30/" + last).statusCode(200).body("items", hasSize(1));
        get("responsibilities?programme=" + programme + "&asOf=" + last).body("items", hasSize(1));
        get(whoIsResponsible("-A", "&on=" + last)).statusCode(200).body("answers[0].outcome", equalTo("one"));
        get("reports/rights?territory=" + country + "&on=" + last).statusCode(200);
    }
}
