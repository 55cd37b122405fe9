package org.interagency.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.interagency.localstack.testing.Api.anonymousRequest;
import static org.interagency.localstack.testing.Api.register;
import static org.interagency.localstack.testing.Api.request;
import static org.interagency.localstack.testing.Api.requestWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.kit.request.Today;
import org.interagency.localstack.testing.Concurrently;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.Sql;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registrars confirm the programmes of their agencies once a year, and what the central registry office has entered is marked until they do. */
@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {@ResourceArg(name = "service", value = "PROGRAM"), @ResourceArg(name = "needs", value = "AGENCY")})
class ConfirmationTest {

    private static final AtomicInteger COUNTRIES = new AtomicInteger();

    private final LocalDate today = Today.date();

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @Inject
    DataSource database;

    /** Each test creates its own country with two ministries; the first has an office. */
    private String country;

    @BeforeEach
    void aCountryOfTwoMinistries() {
        country = "CF" + COUNTRIES.incrementAndGet();
        register(agencyService, "territories/" + country, "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}");
        agency("ONE", "");
        agency("TWO", "");
        agency("OFFICE", ", \"parent\": \"" + code("ONE") + "\"");
    }

    private void agency(String code, String more) {
        register(
                agencyService,
                "agencies/" + code(code),
                "{\"name\": {\"en\": \"Agency\"}, \"kind\": \"ministry\", \"level\": \"national\", \"territory\": \"%s\"%s}"
                        .formatted(country, more));
    }

    private String code(String code) {
        return country + "-" + code;
    }

    private static RequestSpecification centralOffice() {
        return requestWith(TestToken.of("registrar", "*"));
    }

    private RequestSpecification registrarOf(String agency) {
        return requestWith(TestToken.of("registrar", code(agency)));
    }

    private String programme(String owner) {
        return """
                {"name": {"en": "Programme"}, "owner": "%s", "scheme": "non-contributory", "targeting": "universal",
                 "contingencies": ["poverty"], "territories": ["%s"], "validFrom": "2000-01-01",
                 "requiredFunctions": ["provision"]}"""
                .formatted(code(owner), country);
    }

    private void write(RequestSpecification sender, String programme, String owner) {
        sender.body(programme(owner))
                .put("programmes/" + code(programme))
                .then()
                .statusCode(oneOf(200, 201));
    }

    private static String keys(List<String> codes) {
        return codes.stream().collect(Collectors.joining("\", \"", "{\"keys\": [\"", "\"]}"));
    }

    private ValidatableResponse confirm(RequestSpecification sender, String... programmes) {
        return sender.body(keys(List.of(programmes).stream().map(this::code).toList()))
                .post("programme-confirmations")
                .then();
    }

    private ValidatableResponse list(String query) {
        return request().get("programme-confirmations?" + query).then().statusCode(200);
    }

    /** What the list says of a programme of an agency. */
    private JsonPath confirmation(String programme, String agency) {
        JsonPath all = list("agency=" + code(agency)).extract().jsonPath();
        return all.setRootPath("items.find { it.key == '" + code(programme) + "' }");
    }

    private void confirmedOn(String programme, LocalDate day) throws SQLException {
        Sql.execute(
                database,
                "UPDATE confirmation SET confirmed_on = '" + day + "' WHERE topic = 'registry.programmes' AND key = '"
                        + code(programme) + "'");
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    @Test
    void anEntryThatItsRegistrarRegistersIsConfirmedThatDay() {
        write(registrarOf("ONE"), "P", "OFFICE");
        JsonPath confirmation = confirmation("P", "OFFICE");
        assertThat(confirmation.getString("agency")).isEqualTo(code("OFFICE"));
        assertThat(confirmation.getString("confirmedOn")).isEqualTo(today.toString());
        assertThat(confirmation.getString("confirmedBy")).isEqualTo(TestToken.BEARER);
        assertThat(confirmation.getString("dueOn")).isEqualTo(today.plusYears(1).toString());
        assertThat(confirmation.getBoolean("enteredCentrally")).isFalse();
    }

    @Test
    void aRedactionRemovesWhoHasConfirmed() {
        String clerk = code("CLERK");
        write(
                requestWith(TestToken.tokens().token(clerk, List.of("registrar"), code("ONE"), Duration.ofMinutes(5))),
                "P",
                "OFFICE");
        assertThat(confirmation("P", "OFFICE").getString("confirmedBy")).isEqualTo(clerk);
        request()
                .body("{\"name\": \"" + clerk + "\"}")
                .post("audit/program-service/redactions")
                .then()
                .statusCode(200)
                .body("entries", equalTo(1));
        assertThat(confirmation("P", "OFFICE").getString("confirmedBy")).isEqualTo("redacted");
    }

    @Test
    void anEntryThatTheCentralOfficeRegistersIsMarkedAndNotConfirmed() {
        write(centralOffice(), "P", "ONE");
        JsonPath confirmation = confirmation("P", "ONE");
        assertThat(confirmation.getString("confirmedOn")).isNull();
        assertThat(confirmation.getString("confirmedBy")).isNull();
        assertThat(confirmation.getString("dueOn")).isEqualTo(today.toString());
        assertThat(confirmation.getBoolean("enteredCentrally")).isTrue();
    }

    @Test
    void aConfirmationEndsTheMarkAndMakesNoVersion() throws SQLException {
        write(centralOffice(), "P1", "ONE");
        write(centralOffice(), "P2", "OFFICE");
        String versions = "SELECT sum(version) FROM latest_version WHERE aggregateid LIKE '" + country + "%'";
        long before = count(versions);
        confirm(registrarOf("ONE"), "P2", "P1", "P2")
                .statusCode(200)
                .body("items.key", equalTo(List.of(code("P1"), code("P2"))))
                .body("items.agency", equalTo(List.of(code("ONE"), code("OFFICE"))))
                .body("items.confirmedOn", equalTo(List.of(today.toString(), today.toString())))
                .body("items.enteredCentrally", equalTo(List.of(false, false)));
        assertThat(confirmation("P1", "ONE").getBoolean("enteredCentrally")).isFalse();
        assertThat(confirmation("P1", "ONE").getString("confirmedOn")).isEqualTo(today.toString());
        assertThat(count(versions)).isEqualTo(before);
        request().get("programmes/" + code("P1") + "/history").then().body("items", hasSize(1));
    }

    @Test
    void aChangeByTheCentralOfficeMarksAConfirmedEntryAndAChangeByItsRegistrarDoesNot() {
        write(registrarOf("ONE"), "P", "ONE");
        write(registrarOf("ONE"), "P", "OFFICE");
        assertThat(confirmation("P", "OFFICE").getBoolean("enteredCentrally")).isFalse();
        write(centralOffice(), "P", "OFFICE");
        assertThat(confirmation("P", "OFFICE").getBoolean("enteredCentrally"))
                .as("nothing was changed")
                .isFalse();
        write(centralOffice(), "P", "ONE");
        assertThat(confirmation("P", "ONE").getBoolean("enteredCentrally")).isTrue();
        assertThat(confirmation("P", "ONE").getString("confirmedOn")).isEqualTo(today.toString());
        confirm(registrarOf("ONE"), "P").statusCode(200);
        assertThat(confirmation("P", "ONE").getBoolean("enteredCentrally")).isFalse();
    }

    @Test
    void listsWhatIsOverdue() throws SQLException {
        for (String programme : List.of("AGES", "DAY", "NEVER", "SOON", "YEAR")) {
            write(registrarOf("ONE"), programme, "ONE");
        }
        write(centralOffice(), "NEVER-CENTRAL", "ONE");
        confirmedOn("AGES", LocalDate.of(2000, 2, 29));
        confirmedOn("YEAR", today.minusYears(1));
        confirmedOn("DAY", today.minusYears(1).minusDays(1));
        confirmedOn("SOON", today.minusYears(1).plusDays(2));
        write(registrarOf("ONE"), "PART", "OFFICE");
        Sql.execute(
                database,
                "UPDATE confirmation SET confirmed_on = NULL, confirmed_by = NULL WHERE key IN ('" + code("NEVER")
                        + "', '" + code("PART") + "')");
        list("overdue=true&agency=" + code("ONE"))
                .body(
                        "items.key",
                        equalTo(List.of(code("AGES"), code("DAY"), code("NEVER"), code("NEVER-CENTRAL"), code("YEAR"))))
                .body("items[0].dueOn", equalTo("2001-02-28"))
                .body("items[2].dueOn", equalTo(today.toString()));
        list("overdue=true&agency=" + code("OFFICE")).body("items.key", equalTo(List.of(code("PART"))));
        list("agency=" + code("ONE")).body("items", hasSize(6));
        confirm(registrarOf("ONE"), "AGES", "NEVER").statusCode(200);
        list("overdue=true&agency=" + code("ONE"))
                .body("items.key", equalTo(List.of(code("DAY"), code("NEVER-CENTRAL"), code("YEAR"))));
    }

    @Test
    void listsEntriesThatExistTodayWithTheOwnerOfToday() {
        write(registrarOf("ONE"), "ENDED", "ONE");
        registrarOf("ONE").delete("programmes/" + code("ENDED")).then().statusCode(200);
        registrarOf("ONE")
                .body(programme("ONE").replace("2000-01-01", today.plusDays(1).toString()))
                .put("programmes/" + code("LATER"))
                .then()
                .statusCode(201);
        write(registrarOf("ONE"), "PASSED", "ONE");
        centralOffice()
                .body(programme("TWO"))
                .put("programmes/" + code("PASSED") + "?since=2020-01-01")
                .then()
                .statusCode(200);
        centralOffice()
                .body(programme("ONE"))
                .put("programmes/" + code("PASSED") + "?since=" + today.plusDays(1))
                .then()
                .statusCode(200);
        list("agency=" + code("ONE")).body("items", hasSize(0));
        list("agency=" + code("TWO"))
                .body("items.key", equalTo(List.of(code("PASSED"))))
                .body("items.agency", equalTo(List.of(code("TWO"))));
        confirm(registrarOf("ONE"), "PASSED").statusCode(403);
        confirm(registrarOf("TWO"), "PASSED").statusCode(200);
        confirm(registrarOf("ONE"), "ENDED", "LATER")
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/keys/0", "/keys/1")))
                .body("errors[0].detail", containsString(code("ENDED") + " does not exist today"));
    }

    @Test
    void entriesOfOthersAreNamedAndNothingIsConfirmed() {
        write(centralOffice(), "MINE", "ONE");
        write(centralOffice(), "THEIRS", "TWO");
        write(centralOffice(), "THEIRS-TOO", "TWO");
        confirm(registrarOf("ONE"), "MINE", "THEIRS")
                .statusCode(403)
                .body("detail", containsString("The programme " + code("THEIRS") + " belongs to " + code("TWO")))
                .body("errors.pointer", equalTo(List.of("/keys/1")));
        confirm(registrarOf("ONE"), "THEIRS", "MINE", "THEIRS-TOO")
                .statusCode(403)
                .body("errors.pointer", equalTo(List.of("/keys/0", "/keys/2")));
        confirm(registrarOf("OFFICE"), "MINE").statusCode(403);
        assertThat(confirmation("MINE", "ONE").getString("confirmedOn")).isNull();
    }

    @Test
    void unknownEntriesAreNamedAndNothingIsConfirmed() throws SQLException {
        write(centralOffice(), "P", "ONE");
        confirm(registrarOf("ONE"), "P", "NONE")
                .statusCode(422)
                .body("detail", containsString("There is no programme " + code("NONE")))
                .body("errors.pointer", equalTo(List.of("/keys/1")));
        assertThat(confirmation("P", "ONE").getString("confirmedOn")).isNull();
        assertThat(count("SELECT count(*) FROM latest_version WHERE aggregateid = '" + code("NONE") + "'"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"keys\": []}", "{\"keys\": null}", "{}", "{\"keys\": [null]}", "{\"keys\": [\"a b\"]}"})
    void refusesKeysThatAreNone(String body) {
        registrarOf("ONE")
                .body(body)
                .post("programme-confirmations")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", containsString("/keys"));
    }

    @Test
    void confirmsAThousandEntriesAtOnceAndNoMore() {
        importProgrammes(registrarOf("ONE"), 1000, "").body("stored", equalTo(1000));
        List<String> all =
                IntStream.range(0, 1000).mapToObj(i -> code("I-" + i)).toList();
        registrarOf("ONE")
                .body(keys(all))
                .post("programme-confirmations")
                .then()
                .statusCode(200)
                .body("items", hasSize(1000));
        List<String> more = new ArrayList<>(all);
        more.add(code("ONE-MORE"));
        registrarOf("ONE")
                .body(keys(more))
                .post("programme-confirmations")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/keys"));
    }

    @Test
    void theCentralOfficeDoesNotConfirmForAMinistry() {
        write(centralOffice(), "P", "ONE");
        confirm(centralOffice(), "P").statusCode(403).body("detail", containsString("the agency's own word"));
        assertThat(confirmation("P", "ONE").getString("confirmedOn")).isNull();
    }

    @Test
    void registrarsCoordinatorsAuditorsAndAdminsReadAndOnlyRegistrarsConfirm() {
        write(registrarOf("ONE"), "P", "ONE");
        String path = "programme-confirmations?agency=" + code("ONE");
        anonymousRequest().get(path).then().statusCode(401);
        confirm(anonymousRequest(), "P").statusCode(401);
        registrarOf("TWO").get(path).then().statusCode(200).body("items[0].confirmedBy", nullValue());
        for (String role : List.of("coordinator", "auditor", "admin")) {
            requestWith(TestToken.of(role, null))
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body("items[0].confirmedBy", equalTo(TestToken.BEARER));
            confirm(requestWith(TestToken.of(role, null)), "P").statusCode(403);
        }
        confirm(registrarOf("ONE"), "P").statusCode(200).body("items[0].confirmedBy", nullValue());
    }

    @Test
    void twoRequestsForTheSameEntriesInOppositeOrderBothSucceed() {
        importProgrammes(centralOffice(), 200, "").body("stored", equalTo(200));
        List<String> forward = new ArrayList<>(
                IntStream.range(0, 200).mapToObj(i -> code("I-" + i)).toList());
        List<String> backward = new ArrayList<>(forward);
        Collections.reverse(backward);
        for (int i = 0; i < 5; i++) {
            List<Callable<Response>> requests = List.of(
                    () -> registrarOf("ONE").body(keys(forward)).post("programme-confirmations"),
                    () -> registrarOf("ONE").body(keys(backward)).post("programme-confirmations"),
                    () -> importProgrammes(centralOffice(), 200, "?atomic=true")
                            .extract()
                            .response());
            assertThat(Concurrently.send(requests))
                    .extracting(Response::statusCode)
                    .containsOnly(200);
        }
    }

    @Test
    void aConfirmationWaitsForAWriterAndReadsWhatItWrote() throws SQLException {
        write(registrarOf("ONE"), "P", "ONE");
        try (Connection writer = database.getConnection()) {
            writer.setAutoCommit(false);
            Sql.execute(
                    writer,
                    "UPDATE latest_version SET version = version WHERE aggregateid = '" + code("P") + "'",
                    "UPDATE programme SET owner = '" + code("TWO") + "' WHERE code = '" + code("P") + "'");
            CompletableFuture<ValidatableResponse> confirmation =
                    CompletableFuture.supplyAsync(() -> confirm(registrarOf("ONE"), "P"));
            await().until(() -> Sql.isAwaited(writer));
            writer.commit();
            confirmation.join().statusCode(403).body("detail", containsString("belongs to " + code("TWO")));
        }
    }

    private ValidatableResponse importProgrammes(RequestSpecification sender, int rows, String query) {
        String csv = IntStream.range(0, rows)
                .mapToObj(i -> code("I-" + i) + ",Programme," + code("ONE") + ",non-contributory,universal,poverty,"
                        + country + ",2000-01-01,provision\n")
                .collect(Collectors.joining(
                        "",
                        "code,name,owner,scheme,targeting,contingencies,territories,valid_from,required_functions\n",
                        ""));
        return sender.contentType("text/csv; charset=UTF-8")
                .body(csv)
                .post("programmes/import" + query)
                .then()
                .statusCode(200);
    }

    @Test
    void anImportRecordsItsRowsWithAStatementForEachBatch() throws SQLException {
        Sql.execute(
                database,
                "CREATE TABLE statements (of text)",
                "CREATE FUNCTION note_statement() RETURNS trigger LANGUAGE plpgsql AS"
                        + " $$BEGIN INSERT INTO statements VALUES (TG_TABLE_NAME); RETURN NULL; END$$",
                "CREATE TRIGGER noted AFTER UPDATE ON confirmation FOR EACH STATEMENT EXECUTE FUNCTION note_statement()");
        try {
            importProgrammes(registrarOf("ONE"), 2500, "?dryRun=true").body("stored", equalTo(2500));
            String confirmed =
                    "SELECT count(*) FROM confirmation WHERE confirmed_on IS NOT NULL AND key LIKE '" + country + "%'";
            assertThat(count(confirmed)).isZero();
            assertThat(count("SELECT count(*) FROM statements")).isZero();
            importProgrammes(registrarOf("ONE"), 2500, "").body("stored", equalTo(2500));
            assertThat(count(confirmed)).isEqualTo(2500);
            assertThat(count("SELECT count(*) FROM statements")).isEqualTo(3);
            importProgrammes(centralOffice(), 2500, "").body("stored", equalTo(2500));
            assertThat(count("SELECT count(*) FROM statements"))
                    .as("nothing was changed")
                    .isEqualTo(3);
        } finally {
            Sql.execute(
                    database,
                    "DROP TRIGGER noted ON confirmation",
                    "DROP FUNCTION note_statement",
                    "DROP TABLE statements");
        }
    }

    @Test
    void theListIsReadPageByPage() {
        importProgrammes(registrarOf("ONE"), 5, "").body("stored", equalTo(5));
        write(registrarOf("ONE"), "P", "OFFICE");
        List<String> read = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            ValidatableResponse page =
                    list("limit=2&agency=" + code("ONE") + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            read.addAll(page.extract().jsonPath().getList("items.key"));
            cursor = page.extract().jsonPath().getString("next");
            if (cursor != null) {
                page.header("Link", allOf(containsString("rel=\"next\""), containsString(cursor)));
            }
        }
        assertThat(read)
                .isEqualTo(IntStream.range(0, 5).mapToObj(i -> code("I-" + i)).toList());
        request()
                .get("programme-confirmations?sort=dueOn")
                .then()
                .statusCode(400)
                .body("detail", containsString("agency"));
        String last = "programme-confirmations?sort=-agency&limit=1";
        request().get(last).then().statusCode(200).body("items", hasSize(1)).body("next", notNullValue());
    }

    @Test
    void theHistoryTellsWhichVersionsTheCentralOfficeHasEntered() {
        write(centralOffice(), "P", "ONE");
        write(registrarOf("ONE"), "P", "OFFICE");
        centralOffice().delete("programmes/" + code("P")).then().statusCode(200);
        anonymousRequest()
                .get("programmes/" + code("P") + "/history")
                .then()
                .statusCode(200)
                .body("items.enteredCentrally", equalTo(List.of(true, false, true)))
                .body("items[0].by", nullValue());
    }

    @Test
    void whatAnAdminWritesIsNotEnteredCentrallyEvenIfItHasTheMandateOfTheCentralOffice() {
        String instrument = code("LAW");
        request()
                .body("{\"name\": {\"en\": \"Law\"}, \"source\": {\"citation\": \"Law\"}}")
                .put("vocabularies/instruments/" + instrument)
                .then()
                .statusCode(201);
        request()
                .body(
                        """
                        {"name": {"en": "Right"}, "instrument": "%s", "article": "9", "source": {"citation": "Law"}}"""
                                .formatted(instrument))
                .put("rights/" + code("RIGHT"))
                .then()
                .statusCode(201);
        anonymousRequest()
                .get("rights/" + code("RIGHT") + "/history")
                .then()
                .body("items.enteredCentrally", equalTo(List.of(false)));
    }
}
