package org.interagency.mapping.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.interagency.localstack.testing.Api.anonymousRequest;
import static org.interagency.localstack.testing.Api.delete;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.register;
import static org.interagency.localstack.testing.Api.request;
import static org.interagency.localstack.testing.Api.requestWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.interagency.contracts.Topics;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.copy.WholeCopies;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.retention.Retention;
import org.interagency.localstack.Settings;
import org.interagency.localstack.testing.Concurrently;
import org.interagency.localstack.testing.EventReader;
import org.interagency.localstack.testing.EventReader.Event;
import org.interagency.localstack.testing.IndexUse;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A coordination unit takes steps with a finding, assigns it and comments on it, while detection goes on. */
@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class FindingStepsTest {

    private static final AtomicInteger COUNTRIES = new AtomicInteger();
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String ACKNOWLEDGE = "{\"transition\": \"acknowledge\"}";
    private static final String REOPEN = "{\"transition\": \"reopen\"}";
    private static final String DISPUTE = "{\"transition\": \"dispute\", \"reason\": \"Not ours\"}";
    private static final String ACCEPT =
            """
            {"transition": "accept", "reason": "Both are needed for now", "reviewOn": "%s"}"""
                    .formatted(TODAY.plusYears(1));

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @ConfigProperty(name = "registry.program.url")
    String programService;

    Settings settings;

    @Inject
    WholeCopies whole;

    @Inject
    CopiedFacts copies;

    @Inject
    Session session;

    @Inject
    Retention retention;

    @Inject
    Findings findings;

    private String country;

    /** The id of an overlap between A, in the whole country, and B, in its region 1 alone. */
    private String overlap;

    @BeforeEach
    void anOverlapInOneOfTwoRegions() {
        // Nothing is resolved while copies are lost, which tests before this one can have caused.
        await().atMost(Duration.ofMinutes(2))
                .until(() -> QuarkusTransaction.requiringNew().call(whole::areWhole));
        country = "FS" + COUNTRIES.incrementAndGet();
        territory(country, "national", "");
        territory(country + "-1", "state", ", \"parent\": \"" + country + "\"");
        territory(country + "-2", "state", ", \"parent\": \"" + country + "\"");
        for (String agency : List.of("-A", "-B")) {
            register(
                    agencyService,
                    "agencies/" + country + agency,
                    """
                    {"name": {"en": "Ministry"}, "kind": "ministry", "level": "national", "territory": "%s"}"""
                            .formatted(country));
        }
        register(
                programService,
                "programmes/" + country,
                """
                {"name": {"en": "Care"}, "owner": "%1$s-A", "scheme": "non-contributory", "targeting": "universal",
                 "contingencies": ["poverty"], "territories": ["%1$s"], "validFrom": "2020-01-01", "requiredFunctions": ["provision"]}"""
                        .formatted(country));
        List<String> territories = List.of(country, country + "-1", country + "-2");
        await().until(() -> QuarkusTransaction.requiringNew()
                .call(() -> copies.territories().find(territories).size() == 3));
        hold("A", country).statusCode(201);
        overlap = hold("B", country + "-1")
                .statusCode(201)
                .extract()
                .path("findings.opened.find { it.type == 'overlap' }.id");
    }

    private void territory(String code, String level, String more) {
        register(
                agencyService,
                "territories/" + code,
                "{\"name\": {\"en\": \"Land\"}, \"level\": \"%s\"%s}".formatted(level, more));
    }

    private ValidatableResponse hold(String agency, String territory) {
        return put(
                "responsibilities/" + country + "-" + agency,
                """
                {"programme": "%1$s", "function": "provision", "agency": "%1$s-%2$s", "role": "accountable",
                 "territories": ["%3$s"], "validFrom": "2020-01-01"}"""
                        .formatted(country, agency, territory));
    }

    private ValidatableResponse withdrawB() {
        return delete("responsibilities/" + country + "-B?on=2020-01-01").statusCode(200);
    }

    private static RequestSpecification coordinator() {
        return requestWith(TestToken.of("coordinator", null));
    }

    private ValidatableResponse step(String json) {
        return step(coordinator(), json);
    }

    private ValidatableResponse step(RequestSpecification who, String json) {
        return who.body(json).post("findings/" + overlap + "/transitions").then();
    }

    private ValidatableResponse assign(String json) {
        return coordinator()
                .body(json)
                .put("findings/" + overlap + "/assignment")
                .then();
    }

    private ValidatableResponse comment(String text) {
        return coordinator()
                .body("{\"text\": \"" + text + "\"}")
                .post("findings/" + overlap + "/comments")
                .then();
    }

    private ValidatableResponse finding() {
        return get("findings/" + overlap).statusCode(200);
    }

    private ValidatableResponse history() {
        return get("findings/" + overlap + "/history").statusCode(200);
    }

    private void is(String status, int version) {
        finding().body("status", equalTo(status)).body("version", equalTo(version));
    }

    @Test
    void aStepGivesAFindingAnotherStatusAndTheStepsThatArePossibleThen() {
        finding()
                .header("ETag", startsWith("\"1@"))
                .body("availableTransitions", contains("acknowledge", "accept", "dispute"));

        step(ACKNOWLEDGE)
                .statusCode(200)
                .header("ETag", startsWith("\"2@"))
                .body("status", equalTo("acknowledged"))
                .body("version", equalTo(2))
                .body("availableTransitions", contains("accept", "dispute", "reopen"))
                .body("handling.reason", nullValue());
        step(ACCEPT)
                .statusCode(200)
                .body("status", equalTo("accepted"))
                .body("availableTransitions", contains("reopen"))
                .body("handling.reason", equalTo("Both are needed for now"))
                .body("handling.reviewOn", equalTo(TODAY.plusYears(1).toString()))
                .body("handling.reviewDue", equalTo(false));
        step(REOPEN)
                .statusCode(200)
                .body("status", equalTo("open"))
                .body("handling.reason", nullValue())
                .body("handling.reviewOn", nullValue());
        step(DISPUTE).statusCode(200).body("status", equalTo("disputed")).body("handling.reason", equalTo("Not ours"));
        is("disputed", 5);
        get("findings?status=disputed&programme=" + country).body("items.id", contains(overlap));
    }

    @Test
    void refusesAStepThatIsNotPossibleAndNamesThoseThatAre() {
        step(REOPEN)
                .statusCode(409)
                .body("detail", containsString("acknowledge, accept, dispute"))
                .body("errors.pointer", contains("/transition"));
        step(DISPUTE).statusCode(200);
        step(ACCEPT).statusCode(409).body("detail", containsString("Possible are: reopen."));
        withdrawB();
        step(REOPEN).statusCode(409).body("detail", containsString("No step is."));
        is("resolved", 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 422 | /transition",
                "{\"transition\": \"resolve\"} | 422 | /transition",
                "{\"transition\": \"dispute\"} | 422 | /reason",
                "{\"transition\": \"dispute\", \"reason\": \" \"} | 422 | /reason",
                "{\"transition\": \"accept\", \"reviewOn\": \"2999-01-01\"} | 422 | /reason",
                "{\"transition\": \"accept\", \"reason\": \"Needed\"} | 422 | /reviewOn",
                "{\"transition\": \"accept\", \"reason\": \"Needed\", \"reviewOn\": \"2020-01-01\"} | 422 | /reviewOn",
                "{\"transition\": \"accept\", \"reason\": \"Needed\", \"reviewOn\": \"soon\"} | 400 | /reviewOn",
                "{\"transition\": \"acknowledge\", \"reviewOn\": \"2999-01-01\"} | 422 | /reviewOn",
                "{\"transition\": \"acknowledge\", \"until\": \"2999-01-01\"} | 400 | /until"
            })
    void refusesAStepThatDoesNotSayWhatItNeeds(String body, int status, String pointer) {
        step(body).statusCode(status).body("errors.pointer", contains(pointer));
        is("open", 1);
    }

    @Test
    void aFindingThatDoesNotExistTakesNoStep() {
        for (String path : List.of("transitions", "comments")) {
            coordinator()
                    .body(path.equals("comments") ? "{\"text\": \"Hello\"}" : ACKNOWLEDGE)
                    .post("findings/none/" + path)
                    .then()
                    .statusCode(404);
        }
        coordinator()
                .body("{\"assignee\": \"Unit\"}")
                .put("findings/none/assignment")
                .then()
                .statusCode(404);
        coordinator().delete("findings/none/assignment").then().statusCode(404);
        get("findings/none/history").statusCode(404);
        get("findings/none/comments").statusCode(404);
        get("findings/" + overlap + "/comments/1").statusCode(404);
    }

    @Test
    void takesNoStepWithAVersionThatWasNotRead() {
        String tag = finding().extract().header("ETag");
        comment("Somebody has written since");

        step(coordinator().header("If-Match", tag), ACKNOWLEDGE).statusCode(412);
        coordinator()
                .header("If-Match", tag)
                .body("{\"assignee\": \"Unit\"}")
                .put("findings/" + overlap + "/assignment")
                .then()
                .statusCode(412);
        step(coordinator().header("If-Match", "\"2\""), ACKNOWLEDGE).statusCode(200);
    }

    @Test
    void carriesOutARequestWithAKeyOnce() {
        RequestSpecification[] twice = {
            coordinator().header("Idempotency-Key", country), coordinator().header("Idempotency-Key", country)
        };
        String first = step(twice[0], ACCEPT).statusCode(200).extract().asString();
        assertThat(new JsonPath(step(twice[1], ACCEPT).statusCode(200).extract().asString()).<Map<String, Object>>get())
                .isEqualTo(new JsonPath(first).get());
        is("accepted", 2);
        for (int i = 0; i < 2; i++) {
            coordinator()
                    .header("Idempotency-Key", country + "-comment")
                    .body("{\"text\": \"Once\"}")
                    .post("findings/" + overlap + "/comments")
                    .then()
                    .statusCode(201)
                    .header("Location", equalTo("/api/v1/findings/" + overlap + "/comments/3"));
        }
        is("accepted", 3);
    }

    @Test
    void whatIsAcceptedIsOpenWhereItGrowsAndAcceptedAgainWhereItDoesNot() {
        step(ACCEPT).statusCode(200);

        hold("B", country)
                .statusCode(200)
                .body("findings.opened.find { it.id == '" + overlap + "' }.status", equalTo("open"))
                .body("findings.changed.id", not(hasItem(overlap)));
        finding()
                .body("status", equalTo("open"))
                .body("availableTransitions", contains("acknowledge", "accept", "dispute"))
                .body("handling.reviewDue", equalTo(false));
        history()
                .body("items.change", contains("opened", "accepted", "opened"))
                .body("items[2].step", nullValue())
                .body("items[2].changes.statusBefore", equalTo("accepted"))
                .body("items[2].changes.extentAdded.territories", contains(List.of(country + "-2")))
                .body("items[2].changes.extentRemoved", empty());

        hold("B", country + "-1")
                .statusCode(200)
                .body("findings.changed.find { it.id == '" + overlap + "' }.status", equalTo("accepted"));

        hold("B", country).statusCode(200);
        step(ACCEPT).statusCode(200);
        hold("B", country + "-2")
                .statusCode(200)
                .body("findings.changed.find { it.id == '" + overlap + "' }.status", equalTo("accepted"));
    }

    @Test
    void detectionChangesAFindingAndLeavesItAcknowledged() {
        step(ACKNOWLEDGE).statusCode(200);
        hold("B", country)
                .statusCode(200)
                .body("findings.changed.find { it.id == '" + overlap + "' }.status", equalTo("acknowledged"));
        get("reports/overlaps?programme=" + country).body("items.id", hasItem(overlap));
        step(ACCEPT).statusCode(200);
        get("reports/overlaps?programme=" + country).body("items.id", not(hasItem(overlap)));
    }

    @Test
    void aScenarioSaysWhichStatusesThereWouldBe() {
        step(ACCEPT).statusCode(200);
        post("scenarios", "{\"programmesEnded\": [{\"programme\": \"%s\", \"on\": \"2030-01-01\"}]}".formatted(country))
                .statusCode(200)
                .body("findings.changed.find { it.id == '" + overlap + "' }.status", equalTo("accepted"))
                .body("findings.changed.find { it.id == '" + overlap + "' }.version", equalTo(3));
        is("accepted", 2);
    }

    @Test
    void whatIsResolvedAndFoundAgainIsOpenAndWithNobody() {
        step(ACCEPT).statusCode(200);
        assign("{\"assignee\": \"Unit 4\"}").statusCode(200);
        withdrawB().body("findings.resolved.id", hasItem(overlap));
        finding().body("status", equalTo("resolved")).body("handling.assignee", equalTo("Unit 4"));

        hold("B", country + "-1").body("findings.opened.id", hasItem(overlap));

        finding()
                .body("status", equalTo("open"))
                .body("version", equalTo(5))
                .body("handling.assignee", nullValue())
                .body("handling.reviewOn", nullValue());
        history().body("items.change", contains("opened", "accepted", "assigned", "resolved", "opened"));
    }

    @Test
    void aUnitOrAPersonDealsWithAFindingUntilADay() {
        String assignee = "Unit 4 of " + country;
        String past =
                "{\"assignee\": \"%s\", \"agency\": \"%s-A\", \"dueOn\": \"2026-01-01\"}".formatted(assignee, country);
        assign(past)
                .statusCode(200)
                .body("status", equalTo("open"))
                .body("version", equalTo(2))
                .body("handling.assignee", equalTo(assignee))
                .body("handling.agency", equalTo(country + "-A"))
                .body("handling.dueOn", equalTo("2026-01-01"))
                .body("handling.overdue", equalTo(true));
        assign(past).statusCode(200).body("version", equalTo(2));
        get("findings?assignee=" + assignee).body("items.id", contains(overlap));
        get("findings?overdue=true&programme=" + country).body("items.id", contains(overlap));
        get("reports/overlaps?overdue=true&programme=" + country).body("items.handling.overdue", contains(true));

        step(ACCEPT).statusCode(200).body("handling.overdue", equalTo(false));
        get("findings?overdue=true&programme=" + country).body("items", empty());

        coordinator()
                .delete("findings/" + overlap + "/assignment")
                .then()
                .statusCode(200)
                .body("handling.assignee", nullValue())
                .body("handling.dueOn", nullValue())
                .body("version", equalTo(4));
        get("findings?assignee=" + assignee).body("items", empty());
        history()
                .body("items.change", contains("opened", "assigned", "accepted", "assigned"))
                .body("items[1].step.assignee", equalTo(assignee))
                .body("items[1].finding", nullValue())
                .body("items[3].step", not(hasKey("assignee")));
    }

    @Test
    void refusesAnAssignmentToNobodyOrToAnAgencyThatDoesNotExistOrOfWhatIsResolved() {
        assign("{}").statusCode(422).body("errors.pointer", contains("/assignee"));
        assign("{\"assignee\": \"Unit\", \"agency\": \"%s-NONE\"}".formatted(country))
                .statusCode(422)
                .body("errors.pointer", contains("/agency"));
        withdrawB();
        assign("{\"assignee\": \"Unit\"}").statusCode(409);
    }

    @Test
    void listsWhatHasToBeReviewed() {
        step(ACCEPT).statusCode(200);
        get("findings?reviewDue=true&programme=" + country).body("items", empty());

        sql("UPDATE finding SET review_on = '" + TODAY + "' WHERE id = '" + overlap + "'");

        get("findings?reviewDue=true&programme=" + country)
                .body("items.id", contains(overlap))
                .body("items[0].status", equalTo("accepted"))
                .body("items[0].handling.reviewDue", equalTo(true));
    }

    @Test
    void commentsAreReadPageByPage() {
        comment("First\\nof two lines")
                .statusCode(201)
                .body("version", equalTo(2))
                .body("by", equalTo(TestToken.BEARER));
        comment("Second").statusCode(201);
        step(ACKNOWLEDGE).statusCode(200);
        comment("Third").statusCode(201);

        String comments = "findings/" + overlap + "/comments";
        String next = get(comments + "?limit=2")
                .body("items.text", contains("First\nof two lines", "Second"))
                .extract()
                .path("next");
        get(comments + "?limit=2&cursor=" + next)
                .body("items.text", contains("Third"))
                .body("next", nullValue());
        get(comments + "/3").body("text", equalTo("Second"));
        get(comments + "?cursor=x").statusCode(400).body("errors.pointer", contains("?cursor"));
        get(comments + "?sort=at").statusCode(400).body("errors.pointer", contains("?sort"));
        comment(" \\n ").statusCode(422).body("errors.pointer", contains("/text"));
        comment("Bell\\u0007").statusCode(422).body("errors.pointer", contains("/text"));
        is("acknowledged", 5);
    }

    @Test
    void theHistoryIsReadPageByPage() {
        step(ACKNOWLEDGE).statusCode(200);
        comment("In between").statusCode(201);
        step(DISPUTE).statusCode(200);

        String history = "findings/" + overlap + "/history";
        String next = get(history + "?limit=3")
                .body("items.version", contains(1, 2, 3))
                .body("items[0].changes", nullValue())
                .body("items[0].finding.status", equalTo("open"))
                .body("items[1].changes.statusBefore", equalTo("open"))
                .body("items[1].changes.extentAdded", empty())
                .body("items[2].step.comment", equalTo("In between"))
                .extract()
                .path("next");
        get(history + "?limit=3&cursor=" + next)
                .body("items.version", contains(4))
                .body("items[0].changes.statusBefore", equalTo("acknowledged"))
                .body("items[0].step.transition", equalTo("dispute"))
                .body("items[0].step.reason", equalTo("Not ours"))
                .body("items[0].step.by", equalTo(TestToken.BEARER))
                .body("next", nullValue());
    }

    @Test
    void theHistoryIsReadFromTheNewestVersionOn() {
        step(ACKNOWLEDGE).statusCode(200);
        comment("In between").statusCode(201);
        step(DISPUTE).statusCode(200);

        String history = "findings/" + overlap + "/history?sort=-version&limit=2";
        String next = get(history)
                .body("items.version", contains(4, 3))
                .body("items[0].changes.statusBefore", equalTo("acknowledged"))
                .body("items[1].step.comment", equalTo("In between"))
                .extract()
                .path("next");
        get(history + "&cursor=" + next)
                .body("items.version", contains(2, 1))
                .body("items[0].changes.statusBefore", equalTo("open"))
                .body("items[1].changes", nullValue())
                .body("next", nullValue());
        get("findings/" + overlap + "/history?sort=at").statusCode(400).body("errors[0].pointer", equalTo("?sort"));
    }

    @Test
    void thePublicReadsTheStatusAndNotWhoDealsWithItAndWhy() {
        step(DISPUTE).statusCode(200);
        assign("{\"assignee\": \"Unit 4\"}").statusCode(200);
        comment("Between us").statusCode(201);

        for (String path : List.of("findings/" + overlap, "findings?programme=" + country)) {
            String read = anonymousRequest()
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            assertThat(read).contains("\"disputed\"").doesNotContain("Not ours", "Unit 4", "Between us", "handling");
        }
        anonymousRequest()
                .get("findings/" + overlap + "/history")
                .then()
                .body("items.change", contains("opened", "disputed"))
                .body("items.step", contains(nullValue(), nullValue()))
                .body("items[1].at", notNullValue())
                .body("items[1].finding.status", equalTo("disputed"));
        anonymousRequest().get("findings/" + overlap + "/comments").then().statusCode(401);
        for (String list :
                List.of("findings?assignee=Unit", "reports/overlaps?overdue=true", "reports/gaps?reviewDue=true")) {
            anonymousRequest()
                    .get(list)
                    .then()
                    .statusCode(401)
                    .body("detail", containsString("Leave assignee, overdue"));
            requestWith(TestToken.of("registrar", "*")).get(list).then().statusCode(403);
        }
    }

    @Test
    void onlyCoordinatorsWriteAndAuditorsReadAll() {
        for (String role : List.of("registrar", "auditor", "admin")) {
            step(requestWith(TestToken.of(role, role.equals("registrar") ? "*" : null)), ACKNOWLEDGE)
                    .statusCode(403);
        }
        comment("For those who may know").statusCode(201);
        RequestSpecification auditor = requestWith(TestToken.of("auditor", null));
        auditor.get("findings/" + overlap + "/comments").then().body("items", hasSize(1));
        auditor.get("findings/" + overlap).then().body("handling", notNullValue());
        RequestSpecification registrar = requestWith(TestToken.of("registrar", "*"));
        registrar.get("findings/" + overlap + "/comments").then().statusCode(403);
        registrar.get("findings/" + overlap).then().statusCode(200).body("", not(hasKey("handling")));
    }

    @Test
    void announcesEachStepAndKeepsNamesAndReasonsFromTheTopic() {
        step(ACKNOWLEDGE).statusCode(200);
        step(ACCEPT).statusCode(200);
        assign("{\"assignee\": \"Unit 4\", \"agency\": \"%s-A\"}".formatted(country))
                .statusCode(200);
        comment("Between us").statusCode(201);
        step(REOPEN).statusCode(200);
        step(DISPUTE).statusCode(200);
        List<Event> events = events(7);
        assertThat(events)
                .extracting(event -> event.type().split("\\.")[3])
                .containsExactly("opened", "acknowledged", "accepted", "assigned", "commented", "opened", "disputed");
        assertThat(events)
                .extracting(event -> new JsonPath(event.data()).getLong("version"))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(events)
                .extracting(event -> new JsonPath(event.data()).getString("status"))
                .containsExactly("open", "acknowledged", "accepted", "accepted", "accepted", "open", "disputed");
        assertThat(events).allSatisfy(event -> assertThat(event.data())
                .doesNotContain("Unit 4", "Between us", "Not ours", "needed for now", TestToken.BEARER));
    }

    @Test
    void announcesTheNewestStepAgainOnRequest() {
        step(ACKNOWLEDGE).statusCode(200);
        comment("Once").statusCode(201);
        // Not of the API's document, against which request() checks answers.
        RestAssured.given()
                .header("Authorization", TestToken.authorization())
                .basePath("/api/v1")
                .post("events/republish?topic=" + Topics.FRAGMENTATION + "&key=" + overlap)
                .then()
                .body("announced", equalTo(1));
        List<Event> events = events(4);
        assertThat(events.get(3).type()).isEqualTo("org.interagency.fragmentation.commented.v1");
        assertThat(new JsonPath(events.get(3).data()).getLong("version")).isEqualTo(3);
        history().body("items", hasSize(3));
    }

    /** The first events about the overlap. */
    private List<Event> events(int count) {
        try (EventReader reader = new EventReader(settings, Topics.FRAGMENTATION)) {
            return reader
                    .untilAll(read -> read.stream()
                                    .filter(event -> event.key().equals(overlap))
                                    .count()
                            == count)
                    .stream()
                    .filter(event -> event.key().equals(overlap))
                    .toList();
        }
    }

    @Test
    void ofDecisionsAtTheSameTimeOneWins() {
        List<Callable<Response>> decisions = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            for (String decision : List.of(ACCEPT, DISPUTE)) {
                decisions.add(() -> coordinator().body(decision).post("findings/" + overlap + "/transitions"));
            }
        }
        List<Response> answers = Concurrently.send(decisions);
        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnlyOnce(200)
                .containsOnly(200, 409);
        finding().body("version", equalTo(2));
    }

    @Test
    void stepsAtTheSameTimeWithOneVersionAreOneStep() {
        List<Response> answers = Concurrently.send(Collections.nCopies(6, () -> coordinator()
                .header("If-Match", "\"1\"")
                .body(ACKNOWLEDGE)
                .post("findings/" + overlap + "/transitions")));
        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnlyOnce(200)
                .containsOnly(200, 412);
        is("acknowledged", 2);
    }

    @Test
    void detectionAndStepsAtTheSameTimeLoseNothingAndBringNothingBack() {
        long versions = 1;
        for (int round = 0; round < 6; round++) {
            List<Callable<Response>> all = new ArrayList<>();
            all.add(() -> request().delete("responsibilities/" + country + "-B?on=2020-01-01"));
            all.add(() -> coordinator().body(ACKNOWLEDGE).post("findings/" + overlap + "/transitions"));
            all.add(() -> coordinator().body(ACCEPT).post("findings/" + overlap + "/transitions"));
            all.add(() -> coordinator().body("{\"text\": \"In between\"}").post("findings/" + overlap + "/comments"));
            all.add(() -> coordinator().body("{\"assignee\": \"Unit\"}").put("findings/" + overlap + "/assignment"));
            List<Response> answers = Concurrently.send(all);
            assertThat(answers).extracting(Response::statusCode).isSubsetOf(200, 201, 409);
            assertThat(answers.get(0).statusCode()).isEqualTo(200);
            versions +=
                    answers.stream().filter(answer -> answer.statusCode() < 300).count();
            finding().body("status", equalTo("resolved"));

            hold("B", country + "-1").statusCode(200);
            versions++;
            is("open", Math.toIntExact(versions));
        }
        assertThat(history().extract().jsonPath().getList("items.version", Long.class))
                .isEqualTo(LongStream.rangeClosed(1, versions).boxed().toList());
        List<Long> announced = events(Math.toIntExact(versions)).stream()
                .map(event -> new JsonPath(event.data()).getLong("version"))
                .toList();
        assertThat(announced)
                .isEqualTo(LongStream.rangeClosed(1, versions).boxed().toList());
    }

    @Test
    void aFullScanFindsNothingWrongWithSteps() {
        step(ACCEPT).statusCode(200);
        // It scans the countries of all tests, which can take longer than REST Assured waits.
        String scan = request()
                .config(RestAssured.config()
                        .httpClient(HttpClientConfig.httpClientConfig().setParam("http.socket.timeout", 120_000)))
                .post("detection/scans")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(scan).doesNotContain(overlap);
        is("accepted", 2);
    }

    @Test
    void aRedactionRemovesWhoHasTakenStepsAndWhoDealsWithIt() {
        RequestSpecification person =
                requestWith(TestToken.tokens().token(country, List.of("coordinator"), null, Duration.ofMinutes(5)));
        step(person, ACKNOWLEDGE).statusCode(200);
        comment("By somebody else").statusCode(201);
        assign("{\"assignee\": \"" + country + "\"}").statusCode(200);
        request()
                .body("{\"name\": \"" + country + "\"}")
                .post("audit/mapping-service/redactions")
                .then()
                .statusCode(200);
        history()
                .body("items[1].step.by", equalTo("redacted"))
                .body("items[2].step.by", equalTo(TestToken.BEARER))
                .body("items[3].step.assignee", equalTo("redacted"));
        finding().body("handling.assignee", equalTo("redacted"));
    }

    @Test
    void theAuditTrailRecordsEachStep() {
        step(ACKNOWLEDGE).statusCode(200);
        comment("Recorded").statusCode(201);
        await().untilAsserted(() -> get("audit/mapping-service/entries?fact=finding " + overlap)
                .body("items.stored.version", contains(List.of(3), List.of(2))));
    }

    @Test
    void aFindingThatIsDeletedTakesItsHistoryAlong() {
        step(ACKNOWLEDGE).statusCode(200);
        comment("To be deleted").statusCode(201);
        withdrawB();
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> finding().body("status", equalTo("resolved")));
        sql("UPDATE finding SET last_changed = now() - interval '3651 days' WHERE id = '" + overlap + "'");

        retention.deleteExpired();

        get("findings/" + overlap + "/history").statusCode(404);
        for (String table : List.of("finding_version", "finding_step")) {
            assertThat(number("SELECT count(*) FROM " + table + " WHERE finding = '" + overlap + "'"))
                    .isZero();
        }
        hold("B", country + "-1").statusCode(200);
        history().body("items.version", contains(5));
    }

    @Test
    void aCommentDoesNotKeepAResolvedFindingForLonger() {
        withdrawB();
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> finding().body("status", equalTo("resolved")));
        String changed = finding().extract().path("lastChanged");
        comment("Well done").statusCode(201);
        finding().body("lastChanged", equalTo(changed)).body("version", equalTo(3));
    }

    private ValidatableResponse keep(String name, String agency) {
        return coordinator()
                .body(
                        """
                        {"name": "%1$s", "scenario": {"responsibilitiesMoved": [
                            {"responsibilities": ["%2$s-B"], "to": "%2$s-%3$s", "on": "2020-01-01"}]}}"""
                                .formatted(name, country, agency))
                .post("findings/" + overlap + "/options")
                .then();
    }

    @Test
    void optionsAreComparedByWhatWouldFollowFromThem() {
        String options = "findings/" + overlap + "/options";
        ValidatableResponse kept = keep("The first ministry does all", "A").statusCode(201);
        String first = options + "/" + kept.extract().path("id");
        kept.header("Location", equalTo("/api/v1/" + first))
                .body("outcome.effect", equalTo("resolves"))
                .body("outcome.resolved", equalTo(1))
                .body("outcome.opened", equalTo(0));
        keep("Nothing changes", "B").statusCode(201).body("outcome.effect", equalTo("none"));
        keep("Nothing changes", "A").statusCode(409).body("errors.pointer", contains("/name"));
        keep("", "A").statusCode(422).body("errors.pointer", contains("/name"));
        keep("Nobody", "NONE").statusCode(422).body("errors.pointer", contains("/scenario/responsibilitiesMoved/0/to"));
        coordinator()
                .body("{\"name\": \"Empty\", \"scenario\": {}}")
                .post(options)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/scenario"));

        withdrawB();
        coordinator()
                .get(options)
                .then()
                .statusCode(200)
                .body("items.name", contains("The first ministry does all", "Nothing changes"))
                .body("items.by", everyItem(equalTo(TestToken.BEARER)))
                .body("items.outcome.effect", everyItem(equalTo("none")));
        coordinator().get(first).then().statusCode(200).body("name", equalTo("The first ministry does all"));
        coordinator().delete(first).then().statusCode(204);
        coordinator().get(first).then().statusCode(404);
        coordinator().delete(first).then().statusCode(404);
        anonymousRequest().get(options).then().statusCode(401);
        coordinator().get("findings/none/options").then().statusCode(404);
    }

    @Test
    void aCommentCanNoteAPotentialEffect() {
        comment("We meet every month");
        coordinator()
                .body(
                        """
                        {"text": "Families are visited twice", "effect": {"direction": "negative", "on": "cost-effectiveness"}}""")
                .post("findings/" + overlap + "/comments")
                .then()
                .statusCode(201)
                .body("effect.direction", equalTo("negative"))
                .body("effect.on", equalTo("cost-effectiveness"));
        get("findings/" + overlap + "/comments").body("items", hasSize(2)).body("items[0].effect", nullValue());
        get("findings/" + overlap + "/comments?effects=true")
                .body("items.text", contains("Families are visited twice"))
                .body("items.effect.on", contains("cost-effectiveness"));
        history().body("items[2].step.effect.direction", equalTo("negative"));
        for (String effect :
                List.of("{}", "{\"direction\": \"negative\"}", "{\"direction\": \"bad\", \"on\": \"outcomes\"}")) {
            coordinator()
                    .body("{\"text\": \"Hello\", \"effect\": " + effect + "}")
                    .post("findings/" + overlap + "/comments")
                    .then()
                    .statusCode(422);
        }
    }

    @Test
    void theMigrationKeepsAVersionOfEachFindingThatExists() throws IOException {
        Object before = finding().extract().path("extent");
        String firstSeen = finding().extract().path("firstSeen");
        sql("DELETE FROM finding_version WHERE finding = '" + overlap + "'");

        sql(backfill() + " WHERE id = '" + overlap + "'");

        history()
                .body("items.change", contains("opened"))
                .body("items[0].finding.id", equalTo(overlap))
                .body("items[0].finding.extent", equalTo(before))
                .body("items[0].finding.firstSeen", equalTo(firstSeen))
                .body("items[0].finding.agencies", contains(country + "-A", country + "-B"));
        step(ACCEPT).statusCode(200);
        history().body("items[1].changes.extentAdded", empty());
    }

    private static String backfill() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                FindingStepsTest.class.getResourceAsStream("/db/migration/V26__steps_about_findings.sql"))) {
            return Arrays.stream(new String(file.readAllBytes(), StandardCharsets.UTF_8).split(";"))
                    .filter(statement ->
                            statement.contains("INSERT INTO finding_version") && statement.contains("SELECT"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "findings?assignee=Unit, finding_assignee",
        "findings?overdue=true, finding_due",
        "findings?reviewDue=true, finding_review",
        "findings?status=disputed, finding_status"
    })
    void aFilteredListCanUseAnIndex(String list, String index) {
        String[] filter = list.split("[?=]");
        boolean isPossible = QuarkusTransaction.requiringNew()
                .call(() -> IndexUse.isPossible(index, this::execute, this::read, () -> list(filter[1], filter[2])));
        assertThat(isPossible).isTrue();
    }

    private void list(String name, String value) {
        FindingFilter.HandlingFilter handling = new FindingFilter.HandlingFilter(
                name.equals("assignee") ? value : null, name.equals("overdue"), name.equals("reviewDue"));
        findings.list(
                FindingFilter.NONE
                        .withStatuses(name.equals("status") ? Set.of(FindingStatus.DISPUTED) : Set.of())
                        .withHandling(handling),
                new PageRequest(100, null, null, Locale.ENGLISH));
    }

    private void sql(String statement) {
        QuarkusTransaction.requiringNew().run(() -> execute(statement));
    }

    private void execute(String statement) {
        session.createNativeMutationQuery(statement).executeUpdate();
    }

    private long number(String query) {
        return QuarkusTransaction.requiringNew().call(() -> read(query));
    }

    private long read(String query) {
        return session.createNativeQuery(query, Long.class).getSingleResult();
    }
}
