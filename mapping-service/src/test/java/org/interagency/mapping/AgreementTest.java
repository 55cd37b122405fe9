package org.interagency.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.interagency.localstack.testing.Api.anonymousRequest;
import static org.interagency.localstack.testing.Api.delete;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.importCsv;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.register;
import static org.interagency.localstack.testing.Api.request;
import static org.interagency.localstack.testing.Api.requestWith;
import static org.interagency.localstack.testing.Api.scan;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.contracts.Topics;
import org.interagency.kit.copy.CopyWorker;
import org.interagency.kit.request.Today;
import org.interagency.localstack.Settings;
import org.interagency.localstack.testing.EventReader;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.Sql;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class AgreementTest {

    private static final AtomicInteger COUNTRIES = new AtomicInteger();

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @ConfigProperty(name = "registry.program.url")
    String programService;

    Settings settings;

    @Inject
    DataSource database;

    @Inject
    CopyWorker worker;

    /**
     * Each test creates its own country. The ministry of labour owns a pension, and the ministry of care a grant for the same people. Both ministries are
     * accountable for the provision of the pension.
     */
    private String country;

    @BeforeEach
    void aCountryOfTwoMinistriesThatOverlap() {
        country = "G" + COUNTRIES.incrementAndGet();
        write(agencyService, "territories/@", "{'name': {'en': 'Country'}, 'level': 'national'}");
        write(agencyService, "territories/@-N", "{'name': {'en': 'North'}, 'level': 'state', 'parent': '@'}");
        write(agencyService, "territories/@-S", "{'name': {'en': 'South'}, 'level': 'state', 'parent': '@'}");
        agency("LABOUR");
        agency("CARE");
        agency("HEALTH");
        programme("PENSION", "LABOUR");
        programme("GRANT", "CARE");
        responsibility("1", "PENSION", "LABOUR");
        responsibility("2", "PENSION", "CARE");
        await().untilAsserted(() -> findings("duplication").body("items.status", equalTo(List.of("open"))));
        awaitDetection();
    }

    private void agency(String code) {
        write(
                agencyService,
                "agencies/@-" + code,
                "{'name': {'en': 'Ministry of %s'}, 'kind': 'ministry', 'level': 'national', 'territory': '@'}"
                        .formatted(code));
    }

    private void programme(String code, String owner) {
        write(
                programService,
                "programmes/@-" + code,
                """
                {'name': {'en': 'The %s'}, 'owner': '@-%s', 'scheme': 'non-contributory', 'targeting': 'universal',
                 'contingencies': ['old-age'], 'benefits': ['cash-transfer'], 'territories': ['@'], 'validFrom': '2020-01-01',
                 'requiredFunctions': ['provision']}"""
                        .formatted(code, owner));
    }

    private ValidatableResponse responsibility(String id, String programme, String agency) {
        return put(
                        in("responsibilities/@-" + id),
                        in(
                                """
                        {'programme': '@-%s', 'function': 'provision', 'agency': '@-%s', 'role': 'accountable',
                         'territories': ['@'], 'validFrom': '2020-01-01'}"""
                                        .formatted(programme, agency)))
                .statusCode(201);
    }

    private void write(String service, String path, String json) {
        register(service, in(path), in(json));
    }

    /** The text with the code of the country instead of {@code @}, and with double quotes, as JSON needs them. */
    private String in(String text) {
        return text.replace("@", country).replace('\'', '"');
    }

    /** An agreement of labour and care. */
    private String agreement(String more) {
        return in(
                "{'code': '@-PACT', 'name': {'en': 'Pact'}, 'parties': ['@-LABOUR', '@-CARE'], 'validFrom': '2020-01-01'"
                        + more + "}");
    }

    private ValidatableResponse findings(String type) {
        return get("findings?type=" + type + "&agency=" + country + "-LABOUR");
    }

    private void statusOf(String type, String status) {
        findings(type).body("items.status", equalTo(List.of(status)));
    }

    private static void awaitDetection() {
        await().untilAsserted(
                        () -> get("detection").body("programmes", equalTo(0)).body("contingencies", equalTo(0)));
    }

    private static void scanFindsNoDefect() {
        assertThat(scan().stream().flatMap(step -> step.getList("defects").stream()))
                .isEmpty();
    }

    @Test
    void coordinatesTheFindingsThatItCoversAndOpensThemWhenItEnds() {
        post("agreements", agreement(", 'programmes': ['@-PENSION', '@-GRANT'], 'meetingRhythm': 'half-yearly'"))
                .statusCode(201)
                .body("findings.opened", empty())
                .body("findings.changed.type", containsInAnyOrder("overlap", "duplication"))
                .body("findings.changed.status", everyItem(equalTo("coordinated")))
                .body("findings.resolved.type", equalTo(List.of("fragmentation")))
                .body("pending", equalTo(0))
                .body("functions", empty())
                .body("meetingRhythm", equalTo("half-yearly"))
                .body("version", equalTo(1));
        statusOf("overlap", "coordinated");
        statusOf("duplication", "coordinated");
        scanFindsNoDefect();

        delete(in("agreements/@-PACT?on=2024-01-01"))
                .statusCode(200)
                .body("findings.changed", empty())
                .body("findings.opened.type", containsInAnyOrder("overlap", "duplication", "fragmentation"))
                .body("findings.opened.status", everyItem(equalTo("open")))
                .body(
                        "findings.opened.find { it.type == 'fragmentation' }.extent.validFrom",
                        equalTo(List.of("2024-01-01")));
        statusOf("overlap", "open");
        scanFindsNoDefect();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'functions': ['provision']    | coordinated | open",
                "'functions': ['policy']       | open        | open",
                "'programmes': ['@-PENSION']   | coordinated | open",
                "'programmes': ['@-GRANT']     | open        | open",
                "'territories': ['@-N']        | open        | open",
                "'territories': ['@']          | coordinated | coordinated"
            })
    void coordinatesOnlyWhatItIsAbout(String about, String overlap, String duplication) {
        post("agreements", agreement(", " + about)).statusCode(201);

        statusOf("overlap", overlap);
        statusOf("duplication", duplication);
        awaitDetection();
        scanFindsNoDefect();
    }

    @Test
    void changesNothingBeforeItBegins() {
        String overlap = findings("overlap").extract().path("items[0].id");

        // A fragmentation holds only where no agreement does, so that its extent ends with the beginning of one.
        post("agreements", agreement("").replace("2020-01-01", "2999-01-01"))
                .statusCode(201)
                .body("findings.changed.type", equalTo(List.of("fragmentation")));
        awaitDetection();

        get("findings/" + overlap).body("status", equalTo("open")).body("version", equalTo(1));
        scanFindsNoDefect();
    }

    @Test
    void thePairsOfACoordinatedDuplicationAreCoordinatedWhileItLasts() {
        post("agreements", agreement(", 'validTo': '2999-01-01'")).statusCode(201);

        statusOf("duplication", "coordinated");
        get("findings/" + findings("duplication").extract().path("items[0].id") + "/pairs")
                .body("items.coordinated", equalTo(List.of(true)));
    }

    @Test
    void aFileOfAgreementsCanBeImportedAgain() {
        post(
                        "agreements",
                        agreement(
                                ", 'contact': {'telephone': '+56 2 1234 5678', 'address': 'First Street 1', 'hours': 'Monday'}, 'functions': ['provision']"))
                .statusCode(201);
        String file = get(in("agreements?code=@-PACT&format=csv"))
                .statusCode(200)
                .extract()
                .asString();

        importCsv("agreements/import", file).statusCode(200).body("stored", equalTo(1));

        get(in("agreements/@-PACT")).body("version", equalTo(1)).body("contact.address", equalTo("First Street 1"));
    }

    @Test
    void aScenarioSupposesEachAgreementOnce() {
        post("scenarios", "{\"agreements\": [" + agreement("") + "," + agreement("") + "]}")
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/agreements/1/code")));
    }

    @Test
    void opensWhatItNoLongerCoversWhenItShrinksOrAPartyLeaves() {
        post("agreements", agreement("")).statusCode(201);
        statusOf("overlap", "coordinated");

        put(in("agreements/@-PACT"), agreement(", 'territories': ['@-N']"))
                .statusCode(200)
                .body(
                        "findings.opened.findAll { it.type != 'fragmentation' }.status",
                        equalTo(List.of("open", "open")));
        put(in("agreements/@-PACT"), agreement(""))
                .statusCode(200)
                .body("findings.changed.status", equalTo(List.of("coordinated", "coordinated")));
        put(in("agreements/@-PACT"), agreement("").replace(country + "-CARE", country + "-HEALTH"))
                .statusCode(200)
                .body(
                        "findings.opened.findAll { it.type != 'fragmentation' }.status",
                        equalTo(List.of("open", "open")));
    }

    /** The second state holds in ten years, so that today nothing is open. */
    @Test
    void coordinatesAsLongAsItHasAllParties() {
        String later = Today.date().plusYears(10).toString();
        post("agreements", agreement("")).statusCode(201);

        put(in("agreements/@-PACT?since=" + later), agreement("").replace(country + "-CARE", country + "-HEALTH"))
                .statusCode(200);

        statusOf("overlap", "coordinated");
        assertThat(sql("SELECT judged_until FROM finding WHERE type = 'overlap' AND agencies[1] = '@-CARE'"))
                .isEqualTo(later);
        get(in("agreements/@-PACT?asOf=" + later)).body("parties", hasItem(country + "-HEALTH"));
    }

    /** Stores the findings as they were on the day before the agreement ended. */
    @Test
    void theFindingsAreOpenFromTheDayOfItsEndWithoutACall() throws SQLException {
        String today = Today.date().toString();
        post("agreements", agreement(", 'validTo': '" + today + "'")).statusCode(201);
        awaitDetection();
        statusOf("overlap", "open");
        Sql.execute(
                database,
                in("UPDATE finding SET status = 'coordinated', judged_until = '" + today
                                + "' WHERE type IN ('overlap', 'duplication') AND '@-LABOUR' = ANY (agencies)")
                        .replace('"', '\''),
                "UPDATE agreement_stamp SET stamp = stamp + 1");
        statusOf("overlap", "coordinated");

        worker.wake();

        await().untilAsserted(() -> statusOf("overlap", "open"));
        await().untilAsserted(() -> statusOf("duplication", "open"));
        awaitDetection();
        scanFindsNoDefect();
        String overlap = findings("overlap").extract().path("items[0].id");
        try (EventReader reader = new EventReader(settings, Topics.FRAGMENTATION)) {
            int version = findings("overlap").extract().path("items[0].version");
            reader.until(event -> event.key().equals(overlap)
                    && new JsonPath(event.data()).getInt("version") == version
                    && event.type().equals("org.interagency.fragmentation.opened.v1"));
        }
    }

    private String sql(String query) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query.replace("@", country))) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aDryRunAnswersTheSameAndStoresNothing() {
        post("agreements?dryRun=true", agreement(""))
                .statusCode(201)
                .body("findings.changed.status", equalTo(List.of("coordinated", "coordinated")));

        get(in("agreements/@-PACT")).statusCode(404);
        statusOf("overlap", "open");
        scanFindsNoDefect();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'parties': ['@-LABOUR', '@-NOBODY'] | /parties     | There is no agency",
                "'parties': ['@-LABOUR']             | /parties     | at least two",
                "'programmes': ['@-NOTHING']         | /programmes  | There is no programme",
                "'territories': ['@-NOWHERE']        | /territories | There is no territory",
                "'functions': ['singing']            | /functions/0 | singing",
                "'validTo': '2019-01-01'             | /validTo     | before it has begun",
                "'contact': {'hours': 'always'}      | /contact     | needs an email",
                "'meetingRhythm': 'never'            | /meetingRhythm | never"
            })
    void refusesWhatIsWrongAndNamesTheField(String wrong, String pointer, String detail) {
        String asked = wrong.startsWith("'parties'")
                ? agreement("").replaceFirst("\"parties\": \\[[^]]*]", in(wrong))
                : agreement(", " + wrong);
        String body = post("agreements", asked)
                .statusCode(greaterThanOrEqualTo(400))
                .body("errors.pointer", hasItem(pointer))
                .extract()
                .asString();
        assertThat(body).contains(detail);
        get(in("agreements/@-PACT")).statusCode(404);
    }

    @Test
    void refusesAPartyThatHasCeasedBefore() {
        request()
                .baseUri(agencyService)
                .delete(in("agencies/@-HEALTH?on=2019-01-01"))
                .then()
                .statusCode(200);

        // The service hears of the end from Kafka.
        await().untilAsserted(() -> post(
                        "agreements?dryRun=true", agreement("").replace(country + "-CARE", country + "-HEALTH"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/parties"))
                .body("errors[0].detail", containsString("has ceased on 2019-01-01")));
    }

    @Test
    void keepsVersionsAndRefusesAWriteOverAnotherOne() {
        post("agreements", agreement("")).statusCode(201);
        post("agreements", agreement("")).statusCode(409);
        request()
                .header("If-Match", "\"9\"")
                .body(agreement(""))
                .put(in("agreements/@-PACT"))
                .then()
                .statusCode(412);
        put(in("agreements/@-PACT"), agreement(", 'instrument': {'citation': 'Protocol 1'}"))
                .statusCode(200)
                .body("instrument.citation", equalTo("Protocol 1"))
                .body("findings.changed", empty());

        get(in("agreements/@-PACT/history"))
                .body("items.version", equalTo(List.of(1, 2)))
                .body("items[0].by", equalTo(TestToken.BEARER));
        anonymousRequest()
                .get(in("agreements/@-PACT/history"))
                .then()
                .statusCode(200)
                .body("items.by", everyItem(nullValue()));
        requestWith(TestToken.of("registrar", "*"))
                .body(agreement(""))
                .put(in("agreements/@-PACT"))
                .then()
                .statusCode(403);
        requestWith(TestToken.of("coordinator", null))
                .delete(in("agreements/@-PACT?on=2019-01-01"))
                .then()
                .statusCode(200)
                .body("validTo", equalTo("2020-01-01"));
        try (EventReader reader = new EventReader(settings, Topics.AGREEMENTS)) {
            reader.until(event -> event.key().equals(country + "-PACT")
                    && event.type().equals("org.interagency.agreement.retired.v1"));
        }
    }

    @Test
    void isCarriedOutOnceForAnIdempotencyKey() {
        for (int i = 0; i < 2; i++) {
            request()
                    .header("Idempotency-Key", country)
                    .body(agreement(""))
                    .post("agreements")
                    .then()
                    .statusCode(201)
                    .body("version", equalTo(1))
                    .body("findings.changed", hasSize(2));
        }
    }

    @Test
    void listsAgreementsByPartyProgrammeFunctionTerritoryAndName() {
        post("agreements", agreement(", 'programmes': ['@-GRANT'], 'functions': ['policy'], 'territories': ['@-N']"))
                .statusCode(201);

        for (String filter : List.of(
                "code=@-PACT",
                "party=@-CARE",
                "programme=@-GRANT",
                "territory=@-N",
                "party=@-CARE&function=policy",
                "party=@-CARE&q=pact",
                "party=@-CARE&asOf=2020-01-01&sort=-validFrom")) {
            get(in("agreements?" + filter)).body("items.code", equalTo(List.of(country + "-PACT")));
        }
        get(in("agreements?party=@-CARE&function=exit")).body("items", empty());
        get(in("agreements?party=@-CARE&asOf=2019-12-31")).body("items", empty());
    }

    @Test
    void importsAgreementsAndDetectsThemAfterwards() {
        importCsv(
                        "agreements/import?language=en",
                        in("""
                        code,name,parties,programmes,functions,territories,valid_from,valid_to,citation,url,meeting_rhythm,email,telephone,page
                        @-PACT,Pact,@-LABOUR|@-CARE,,,@,2020-01-01,,Protocol 1,,monthly,pact@example.org,,
                        @-NONE,None,@-LABOUR,,,,2020-01-01,,,,,,,
                        """)
                                .replace("pact" + country + "example.org", "pact@example.org"))
                .statusCode(200)
                .body("stored", equalTo(1))
                .body("rejected[0].column", equalTo("parties"));

        get(in("agreements/@-PACT"))
                .body("contact.email", equalTo("pact@example.org"))
                .body("instrument.citation", equalTo("Protocol 1"))
                .body("meetingRhythm", equalTo("monthly"));
        await().untilAsserted(() -> statusOf("overlap", "coordinated"));
        await().untilAsserted(() -> statusOf("duplication", "coordinated"));
        awaitDetection();
        scanFindsNoDefect();
    }

    private void reorganise(String json) {
        post(agencyService, "agency-changes", in(json)).statusCode(201);
    }

    @Test
    void whoTakesOverFromAPartyBecomesAParty() {
        post("agreements", agreement("")).statusCode(201);

        reorganise(
                """
                {'code': '@-RENAME', 'type': 'rename', 'from': ['@-CARE'], 'effectiveDate': '2024-01-01',
                 'to': [{'code': '@-WELFARE', 'name': {'en': 'Ministry of Welfare'}}]}""");

        await().untilAsserted(() -> get(in("agreements/@-PACT"))
                .body("parties", equalTo(List.of(country + "-LABOUR", country + "-WELFARE"))));
        get(in("agreements/@-PACT?asOf=2023-12-31"))
                .body("parties", equalTo(List.of(country + "-CARE", country + "-LABOUR")));
        get(in("agreements/@-PACT/history")).body("items[1].cause", equalTo("/agency-changes/" + country + "-RENAME"));
        await().untilAsserted(() -> get(in("findings?type=overlap&agency=@-LABOUR&period=2020-01-01/2025-01-01"))
                .body("items.status", equalTo(List.of("coordinated", "coordinated")))
                .body("items.agencies.flatten()", hasItems(country + "-CARE", country + "-WELFARE")));
        awaitDetection();
        scanFindsNoDefect();
    }

    @Test
    void aPartyThatEndsLeavesItsFindingsWithOthersOpen() {
        post("agreements", agreement("")).statusCode(201);

        reorganise(
                """
                {'code': '@-END', 'type': 'dissolve', 'from': ['@-CARE'], 'effectiveDate': '2024-01-01',
                 'to': [{'code': '@-HEALTH'}],
                 'transfers': [{'to': '@-HEALTH', 'responsibilities': ['@-2']}]}""");

        await().untilAsserted(() ->
                get(in("findings?type=overlap&agency=@-HEALTH")).body("items.status", equalTo(List.of("open"))));
        get(in("agreements/@-PACT")).body("parties", hasItem(country + "-CARE"));
        awaitDetection();
        scanFindsNoDefect();
    }

    @Test
    void anAgreementInTheNameOfAPartyThatWasRenamedPassesOnAtOnce() {
        reorganise(
                """
                {'code': '@-RENAME', 'type': 'rename', 'from': ['@-CARE'], 'effectiveDate': '2024-01-01',
                 'to': [{'code': '@-WELFARE', 'name': {'en': 'Ministry of Welfare'}}]}""");
        await().untilAsserted(() -> get(in("responsibilities/@-2")).body("agency", equalTo(country + "-WELFARE")));

        post("agreements", agreement(""))
                .statusCode(201)
                .body("parties", equalTo(List.of(country + "-LABOUR", country + "-WELFARE")));
    }

    /** Whichever commits first, the other one sees it, or the worker detects the programme again. */
    @Test
    void anAgreementAndAResponsibilityThatAreWrittenAtOnceLoseNothing() {
        for (int round = 0; round < 8; round++) {
            String programme = "P" + round;
            programme(programme, "LABOUR");
            responsibility("R" + round, programme, "LABOUR");
            awaitDetection();
            String second = "S" + round;
            CompletableFuture<Void> holder =
                    CompletableFuture.runAsync(() -> responsibility(second, programme, "CARE"));
            put(
                            in("agreements/@-" + programme),
                            agreement(", 'functions': ['provision'], 'programmes': ['@-" + programme + "']")
                                    .replace(country + "-PACT", country + "-" + programme))
                    .statusCode(201);
            holder.join();

            await().untilAsserted(() -> get(in("findings?type=overlap&programme=@-" + programme))
                    .body("items.status", equalTo(List.of("coordinated"))));
        }
        awaitDetection();
        scanFindsNoDefect();
    }

    @Test
    void leavesToTheWorkerWhatIsTooMuchForOneWrite() {
        List<String> programmes =
                IntStream.range(0, 110).mapToObj("P%03d"::formatted).toList();
        importInto(
                programService,
                "programmes",
                "code,name,owner,scheme,targeting,contingencies,territories,valid_from\n"
                        + programmes.stream()
                                .map(
                                        "@-%s,Programme,@-HEALTH,non-contributory,universal,food,@,2020-01-01\n"
                                                ::formatted)
                                .collect(Collectors.joining()));
        importCsv(
                        "responsibilities/import",
                        in("programme,function,agency,role,territories,valid_from\n"
                                + programmes.stream()
                                        .map(code ->
                                                "@-%1$s,policy,@-LABOUR,accountable,@,2020-01-01\n@-%1$s,policy,@-CARE,accountable,@,2020-01-01\n"
                                                        .formatted(code))
                                        .collect(Collectors.joining())))
                .statusCode(200)
                .body("stored", equalTo(220));
        awaitDetection();

        post("agreements", agreement(", 'functions': ['policy']"))
                .statusCode(201)
                .body("findings.changed", hasSize(100))
                .body("pending", equalTo(11));

        await().untilAsserted(() -> assertThat(
                        sql(
                                "SELECT count(*) FROM finding WHERE type = 'overlap' AND status = 'coordinated' AND '@-CARE' = ANY (agencies)"))
                .isEqualTo("110"));
        awaitDetection();
        scanFindsNoDefect();
    }

    private void importInto(String service, String collection, String csv) {
        importCsv(service, collection + "/import?language=en", in(csv))
                .statusCode(200)
                .body("rejected", empty());
    }

    @Test
    void aScenarioSupposesAgreements() {
        String supposed = "{\"agreements\": [" + agreement("") + "]}";

        post("scenarios", supposed)
                .statusCode(200)
                .body("findings.changed.type", containsInAnyOrder("overlap", "duplication"))
                .body("findings.changed.status", equalTo(List.of("coordinated", "coordinated")))
                .body("findings.resolved.type", equalTo(List.of("fragmentation")))
                .body("accountability", empty());
        get(in("agreements/@-PACT")).statusCode(404);
        statusOf("overlap", "open");

        post("scenarios", supposed.replace(country + "-CARE", country + "-NOBODY"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/agreements/0/parties"));
        post("scenarios", "{\"agreements\": [" + agreement(", 'validTo': '2019-01-01'") + "]}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/agreements/0/validTo"));
    }

    @Test
    void aReorganisationThatIsTriedOutPassesAgreementsOn() {
        post("agreements", agreement("")).statusCode(201);

        post(
                        "scenarios",
                        in(
                                """
                        {'agencyChanges': [{'code': '@-RENAME', 'type': 'rename', 'from': ['@-CARE'], 'effectiveDate': '2031-01-01',
                          'to': [{'code': '@-WELFARE', 'name': {'en': 'Ministry of Welfare'}}]}]}"""))
                .statusCode(200)
                .body("findings.opened.status", everyItem(equalTo("coordinated")))
                .body("findings.opened", notNullValue());
    }
}
