package org.interagency.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
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
import static org.interagency.localstack.testing.Api.anonymousRequest;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.register;
import static org.interagency.localstack.testing.Api.request;
import static org.interagency.localstack.testing.Api.requestWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.localstack.testing.Concurrently;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A ministry proposes a responsibility to the agency of another one, whose registrar accepts or refuses it. */
@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class ProposalTest {

    private static final AtomicInteger COUNTRIES = new AtomicInteger();

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @ConfigProperty(name = "registry.program.url")
    String programService;

    @Inject
    CopiedFacts copies;

    /**
     * Each test has its own country, of two regions. The ministry OWN owns a programme, the agency HELP belongs to the ministry OTHER, and THIRD has nothing
     * to do with either.
     */
    private String country;

    private String programme;

    @BeforeEach
    void aProgrammeOfOneMinistryAndAnAgencyOfAnother() {
        country = "PR" + COUNTRIES.incrementAndGet();
        programme = country + "-CARE";
        territory(country, "");
        territory(country + "-A", country);
        territory(country + "-B", country);
        agency("OWN", "");
        agency("OTHER", "");
        agency("HELP", "OTHER");
        agency("THIRD", "");
        programme("2020-01-01");
        List<String> agencies = List.of(country + "-OWN", country + "-OTHER", country + "-HELP", country + "-THIRD");
        List<String> territories = List.of(country, country + "-A", country + "-B");
        await().until(() -> QuarkusTransaction.requiringNew()
                .call(() -> copies.agencies().find(agencies).size() == agencies.size()
                        && copies.territories().find(territories).size() == territories.size()));
        await().untilAsserted(() -> gaps().body("items", hasSize(1)));
    }

    private void territory(String code, String parent) {
        register(
                agencyService,
                "territories/" + code,
                "{\"name\": {\"en\": \"Land\"}, \"level\": \"%s\"%s}"
                        .formatted(
                                parent.isEmpty() ? "national" : "state",
                                parent.isEmpty() ? "" : ", \"parent\": \"" + parent + "\""));
    }

    private void agency(String name, String parent) {
        register(
                agencyService,
                "agencies/" + country + "-" + name,
                """
                {"name": {"en": "Agency"}, "kind": "ministry", "level": "national", "territory": "%s"%s}"""
                        .formatted(
                                country, parent.isEmpty() ? "" : ", \"parent\": \"" + country + "-" + parent + "\""));
    }

    private void programme(String validFrom) {
        register(
                programService,
                "programmes/" + programme,
                """
                {"name": {"en": "Care", "fr": "Soins"}, "owner": "%s-OWN", "scheme": "non-contributory", "targeting": "universal",
                 "contingencies": ["poverty"], "territories": ["%s"], "validFrom": "%s",
                 "requiredFunctions": ["provision"]}"""
                        .formatted(country, country, validFrom));
    }

    private String responsibility(String agency, String territory, String more) {
        return """
                {"programme": "%s", "function": "provision", "agency": "%s-%s", "role": "accountable",
                 "territories": ["%s"], "validFrom": "2020-01-01", "legalBasis": [{"citation": "Example"}]%s}"""
                .formatted(programme, country, agency, country + territory, more);
    }

    private String toHelp() {
        return responsibility("HELP", "", "");
    }

    private RequestSpecification registrar(String agency) {
        return requestWith(TestToken.of("registrar", agency.equals("*") ? "*" : country + "-" + agency));
    }

    private ValidatableResponse propose(String agency, String body) {
        return registrar(agency).body(body).post("proposals").then();
    }

    private String proposed(String body) {
        return propose("OWN", body).statusCode(201).extract().path("id");
    }

    private ValidatableResponse accept(String agency, String id) {
        return registrar(agency).post("proposals/" + id + "/acceptance").then();
    }

    private ValidatableResponse refuse(String agency, String id, String reason) {
        return registrar(agency)
                .body("{\"reason\": \"" + reason + "\"}")
                .post("proposals/" + id + "/refusal")
                .then();
    }

    private ValidatableResponse withdraw(String agency, String id) {
        return registrar(agency).post("proposals/" + id + "/withdrawal").then();
    }

    private ValidatableResponse gaps() {
        return get("reports/gaps?programme=" + programme);
    }

    private static ValidatableResponse forbidden(ValidatableResponse answer, String who) {
        return answer.statusCode(403).body("detail", containsString(who));
    }

    @Test
    void aRedactionRemovesWhoHasProposedAndWhoHasAnswered() {
        RequestSpecification clerk = requestWith(
                TestToken.tokens().token(country, List.of("registrar"), country + "-OWN", Duration.ofMinutes(5)));
        String id = clerk.body(toHelp())
                .post("proposals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        withdraw("OWN", id).statusCode(200);
        String entries = "audit/mapping-service/entries?fact=proposal " + id;
        await().untilAsserted(() -> get(entries)
                .body("items.stored", hasSize(2))
                .body("items[0].stored[0].version", equalTo(2))
                .body("items.person.name", contains(TestToken.BEARER, country)));
        get("proposals/" + id).body("proposed.by", equalTo(country)).body("closed.by", equalTo(TestToken.BEARER));
        request()
                .body("{\"name\": \"" + country + "\"}")
                .post("audit/mapping-service/redactions")
                .then()
                .statusCode(200);
        get("proposals/" + id).body("proposed.by", equalTo("redacted")).body("closed.by", equalTo(TestToken.BEARER));
    }

    @Test
    void aRedactionReachesTheAnswersThatAreKeptForRetries() {
        RequestSpecification clerk = requestWith(
                TestToken.tokens().token(country, List.of("registrar"), country + "-OWN", Duration.ofMinutes(5)));
        String id = clerk.body(toHelp())
                .post("proposals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String readsAuthors = TestToken.tokens()
                .token(TestToken.BEARER, List.of("registrar", "auditor"), country + "-OWN", Duration.ofMinutes(5));
        for (String by : List.of(country, "redacted")) {
            requestWith(readsAuthors)
                    .header("Idempotency-Key", country)
                    .post("proposals/" + id + "/withdrawal")
                    .then()
                    .statusCode(200)
                    .body("proposed.by", equalTo(by))
                    .body("closed.by", equalTo(TestToken.BEARER));
            request()
                    .body("{\"name\": \"" + country + "\"}")
                    .post("audit/mapping-service/redactions")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void isNoResponsibilityBeforeItIsAccepted() {
        String id = proposed(toHelp());
        String responsibility = get("proposals/" + id).statusCode(200).extract().path("responsibility.id");
        get("responsibilities/" + responsibility).statusCode(404);
        get("responsibilities?programme=" + programme).body("items", empty());
        get("who-is-responsible?programme=" + programme + "&territory=" + country)
                .body("answers[0].outcome", equalTo("none"));
        gaps().body("items", hasSize(1)).body("items[0].extent[0].territories", equalTo(List.of(country)));

        accept("OTHER", id)
                .statusCode(201)
                .header("Location", equalTo("/api/v1/responsibilities/" + responsibility))
                .header("ETag", equalTo("\"1\""))
                .body("id", equalTo(responsibility))
                .body("agency", equalTo(country + "-HELP"))
                .body("findings.resolved.type", equalTo(List.of("unassigned")));
        get("responsibilities/" + responsibility)
                .statusCode(200)
                .body("agency", equalTo(country + "-HELP"))
                .body("legalBasis[0].citation", equalTo("Example"));
        gaps().body("items", empty());
        get("proposals/" + id)
                .body("status", equalTo("accepted"))
                .body("closed.agency", equalTo(country + "-OTHER"))
                .body("closed.at", notNullValue())
                .body("reason", nullValue());
    }

    @Test
    void tellsWhatIsProposedAndWhoProposedIt() {
        ValidatableResponse made = propose("OWN", responsibility("HELP", "", ", \"population\": {\"ageFrom\": 6}"))
                .statusCode(201)
                .body("status", equalTo("open"))
                .body("proposed.agency", equalTo(country + "-OWN"))
                .body("proposed.by", nullValue())
                .body("closed", nullValue())
                .body("reason", nullValue())
                .body("responsibility.programme", equalTo(programme))
                .body("responsibility.function", equalTo("provision"))
                .body("responsibility.territories", equalTo(List.of(country)))
                .body("responsibility.population.ageFrom", equalTo(6));
        String id = made.extract().path("id");
        made.header("Location", equalTo("/api/v1/proposals/" + id));
        get("proposals/" + id).body("proposed.by", equalTo(TestToken.BEARER));
        requestWith(TestToken.of("auditor", null))
                .get("proposals/" + id)
                .then()
                .body("proposed.by", equalTo(TestToken.BEARER));
        registrar("THIRD").get("proposals/" + id).then().statusCode(200).body("proposed.by", nullValue());
        registrar("THIRD")
                .get("proposals?programme=" + programme)
                .then()
                .body("items.id", equalTo(List.of(id)))
                .body("items[0].proposed.by", nullValue());
    }

    @Test
    void theIdOfTheResponsibilityIsThatOfItsRegistration() {
        String derived = post("responsibilities?dryRun=true", toHelp())
                .statusCode(201)
                .extract()
                .path("id");
        propose("OWN", toHelp()).statusCode(201).body("responsibility.id", equalTo(derived));
    }

    @Test
    void everybodyReadsTheGapAndOnlyThoseWithARoleWhatIsProposed() {
        String id = proposed(toHelp());
        gaps().body("items[0].proposed.count", equalTo(1)).body("items[0].proposed.ids", equalTo(List.of(id)));
        String finding = gaps().extract().path("items[0].id");
        get("findings/" + finding).body("proposed.ids", equalTo(List.of(id)));
        get("findings?programme=" + programme + "&type=unassigned").body("items[0].proposed.count", equalTo(1));
        for (String path : List.of("reports/gaps?programme=" + programme, "findings?programme=" + programme)) {
            anonymousRequest()
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body("items.id", hasItem(finding))
                    .body("items.proposed", everyItem(nullValue()));
        }
        anonymousRequest().get("findings/" + finding).then().body("$", not(hasKey("proposed")));
        anonymousRequest().get("proposals/" + id).then().statusCode(401);
        anonymousRequest().get("proposals").then().statusCode(401);
        request()
                .header("Accept-Language", "fr")
                .get("reports/gaps?programme=" + programme)
                .then()
                .body("items[0].explanation.keySet()", equalTo(Set.of("fr")))
                .body("items[0].proposed.count", equalTo(1));
    }

    @Test
    void countsForAGapOnlyWhatIsOpenAndMeetsIt() {
        String inA = proposed(responsibility("HELP", "-A", ""));
        String inB = proposed(responsibility("HELP", "-B", ""));
        String helpers = proposed(toHelp().replace("accountable", "responsible"));
        String unbound = proposed(responsibility("HELP", "-B", ", \"bindingness\": \"may\""));
        assertThat(List.of(inA, inB)).doesNotContain(helpers, unbound);
        gaps().body("items[0].proposed.count", equalTo(2));

        accept("OTHER", inA).statusCode(201);
        gaps().body("items[0].extent[0].territories", equalTo(List.of(country + "-B")))
                .body("items[0].proposed.ids", equalTo(List.of(inB)));
        String later = proposed(responsibility("HELP", "-A", "")
                .replace("\"2020-01-01\"", "\"2030-01-01\", \"validTo\": \"2031-01-01\""));
        get("proposals/" + later).body("status", equalTo("open"));
        gaps().body("items[0].proposed.ids", equalTo(List.of(inB)));

        withdraw("OWN", inB).statusCode(200);
        gaps().body("items[0].proposed.count", equalTo(0)).body("items[0].proposed.ids", empty());
    }

    @Test
    void namesTheFirstTenOfManyProposals() {
        IntStream.range(0, 12)
                .forEach(age -> proposed(responsibility("HELP", "", ", \"population\": {\"ageFrom\": " + age + "}")));
        gaps().body("items[0].proposed.count", equalTo(12)).body("items[0].proposed.ids", hasSize(10));
    }

    @Test
    void isMadeByTheOwnerOfTheProgramme() {
        forbidden(propose("THIRD", toHelp()), country + "-OWN owns the programme");
        propose("OWN", toHelp()).statusCode(201);
    }

    @Test
    void isNotNeededByTheAgencyThatWouldHoldIt() {
        propose("OTHER", toHelp())
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/agency"))
                .body("detail", containsString("POST /responsibilities"));
        propose("OWN", responsibility("OWN", "", "")).statusCode(422);
    }

    @Test
    void isWhatARefusedRegistrationHintsAt() {
        forbidden(registrar("OWN").body(toHelp()).post("responsibilities").then(), "POST /proposals");
        String id = post("responsibilities", toHelp()).extract().path("id");
        registrar("OWN")
                .body(toHelp())
                .put("responsibilities/" + id)
                .then()
                .statusCode(403)
                .body("detail", not(containsString("/proposals")));
    }

    @ParameterizedTest
    @CsvSource({
        "provision,     entrance, 422",
        "CARE,          CURE,     422",
        "HELP,          NOBODY,   422",
        "2020-01-01,    tomorrow, 400",
        "accountable\", 'responsible\", \"delegatedFrom\": \"X\"', 422"
    })
    void keepsTheRulesOfResponsibilities(String right, String wrong, int status) {
        propose("OWN", toHelp().replace(right, wrong)).statusCode(status).body("errors[0].pointer", not(equalTo("")));
        get("proposals?agency=" + country + "-HELP").body("items", empty());
    }

    @Test
    void isRefusedForAResponsibilityThatLiesOutsideOfItsProgramme() {
        propose("OWN", toHelp().replace("2020-01-01\"", "2010-01-01\", \"validTo\": \"2011-01-01\""))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/validFrom"));
    }

    @Test
    void isMadeOnceAsLongAsItIsOpen() {
        String id = proposed(toHelp());
        propose("OWN", toHelp())
                .statusCode(409)
                .body("detail", containsString(id))
                .body("errors[0].pointer", equalTo("/id"));
        refuse("OTHER", id, "Not now.").statusCode(200);
        String again = proposed(toHelp());
        assertThat(again).isNotEqualTo(id);
        accept("OTHER", again).statusCode(201);
        propose("OWN", toHelp()).statusCode(409).body("detail", containsString("exists already"));
        get("proposals?programme=" + programme + "&sort=proposedAt")
                .body("items.status", equalTo(List.of("refused", "accepted")));
    }

    @Test
    void ofTwoProposalsAtOnceOneIsMade() {
        List<Response> answers = Concurrently.send(List.of(
                () -> registrar("OWN").body(toHelp()).post("proposals"),
                () -> registrar("OWN").body(toHelp()).post("proposals")));
        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void ofTwoAnswersAtOnceOneWins() {
        for (int round = 0; round < 3; round++) {
            String id = proposed(responsibility("HELP", "", ", \"population\": {\"ageFrom\": " + round + "}"));
            List<Response> answers = Concurrently.send(List.of(
                    () -> registrar("OTHER").post("proposals/" + id + "/acceptance"),
                    () -> registrar("OTHER").body("{\"reason\": \"No.\"}").post("proposals/" + id + "/refusal"),
                    () -> registrar("HELP").post("proposals/" + id + "/acceptance"),
                    () -> registrar("OWN").post("proposals/" + id + "/withdrawal")));
            assertThat(answers)
                    .extracting(Response::statusCode)
                    .filteredOn(status -> status < 300)
                    .hasSize(1);
            assertThat(answers)
                    .extracting(Response::statusCode)
                    .filteredOn(status -> status == 409)
                    .hasSize(3);
            String status = get("proposals/" + id).extract().path("status");
            String responsibility = get("proposals/" + id).extract().path("responsibility.id");
            get("responsibilities/" + responsibility).statusCode(status.equals("accepted") ? 200 : 404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELP", "OTHER", "*"})
    void isAcceptedAndRefusedByTheAgencyThatWouldHoldItAndThoseAboveIt(String agency) {
        accept(agency, proposed(toHelp())).statusCode(201);
        refuse(agency, proposed(responsibility("HELP", "-A", "")), "Too much.").statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OWN", "THIRD"})
    void isNeitherAcceptedNorRefusedByOthers(String agency) {
        String id = proposed(toHelp());
        forbidden(accept(agency, id), "registrar of " + country + "-HELP");
        forbidden(refuse(agency, id, "No."), "registrar of " + country + "-HELP");
        get("proposals/" + id).body("status", equalTo("open"));
    }

    @Test
    void isWithdrawnByTheAgencyThatMadeItAlone() {
        String id = proposed(toHelp());
        for (String agency : List.of("OTHER", "HELP", "THIRD")) {
            forbidden(withdraw(agency, id), "registrar of " + country + "-OWN");
        }
        withdraw("OWN", id)
                .statusCode(200)
                .body("status", equalTo("withdrawn"))
                .body("closed.agency", equalTo(country + "-OWN"))
                .body("closed.by", nullValue());
        get("proposals/" + id).body("closed.by", equalTo(TestToken.BEARER));
        accept("OTHER", id).statusCode(409).body("detail", containsString("was withdrawn"));
    }

    @Test
    void isMadeAndWithdrawnByTheCentralRegistryOfficeToo() {
        String id = propose("*", toHelp())
                .statusCode(201)
                .body("proposed.agency", nullValue())
                .extract()
                .path("id");
        forbidden(withdraw("OWN", id), "central registry office");
        forbidden(accept("THIRD", id), "registrar of " + country + "-HELP");
        withdraw("*", id).statusCode(200);
        accept("OTHER", propose("*", toHelp()).extract().path("id")).statusCode(201);
        withdraw("*", proposed(responsibility("HELP", "-A", ""))).statusCode(200);
    }

    @Test
    void isRefusedWithAReason() {
        String id = proposed(toHelp());
        for (String body : List.of("{}", "{\"reason\": \" \"}", "{\"reason\": \"" + "x".repeat(1001) + "\"}")) {
            registrar("OTHER")
                    .body(body)
                    .post("proposals/" + id + "/refusal")
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/reason"));
        }
        refuse("OTHER", id, "We have no staff in B")
                .statusCode(200)
                .body("status", equalTo("refused"))
                .body("reason", equalTo("We have no staff in B"))
                .body("closed.agency", equalTo(country + "-OTHER"));
        gaps().body("items[0].proposed.count", equalTo(0));
        accept("OTHER", id)
                .statusCode(409)
                .body("detail", allOf(containsString("was refused"), containsString("We have no staff in B")));
        refuse("OTHER", id, "Again").statusCode(409);
        withdraw("OWN", id).statusCode(409);
    }

    @Test
    void staysOpenIfARuleForbidsTheResponsibilityByNow() {
        String id = proposed(responsibility("HELP", "", ", \"validTo\": \"2021-01-01\""));
        programme("2022-01-01");
        await().untilAsserted(
                        () -> accept("OTHER", id).statusCode(422).body("errors[0].pointer", equalTo("/validFrom")));
        get("proposals/" + id).body("status", equalTo("open"));
        programme("2020-01-01");
        await().untilAsserted(() -> accept("OTHER", id).statusCode(201));
    }

    @Test
    void cannotBeAcceptedIfTheResponsibilityExistsByNow() {
        String id = proposed(toHelp());
        registrar("OTHER").body(toHelp()).post("responsibilities").then().statusCode(201);
        accept("OTHER", id).statusCode(409).body("detail", containsString("exists already"));
        get("proposals/" + id).body("status", equalTo("open"));
    }

    @Test
    void aDryRunTellsWhatAnAcceptanceWouldDo() {
        String id = proposed(toHelp());
        registrar("OTHER")
                .post("proposals/" + id + "/acceptance?dryRun=true")
                .then()
                .statusCode(201)
                .body("findings.resolved.type", equalTo(List.of("unassigned")));
        get("proposals/" + id).body("status", equalTo("open"));
        gaps().body("items", hasSize(1));
    }

    @Test
    void aDelegationIsProposedByTheAgencyThatDelegates() {
        String delegator = post("responsibilities", responsibility("THIRD", "", ""))
                .extract()
                .path("id");
        String delegation = responsibility("HELP", "-A", ", \"delegatedFrom\": \"" + delegator + "\"");
        forbidden(propose("OWN", delegation), country + "-THIRD delegates " + delegator);
        forbidden(propose("OTHER", delegation), country + "-THIRD delegates " + delegator);
        forbidden(registrar("OTHER").body(delegation).post("responsibilities").then(), "POST /proposals");
        String id = propose("THIRD", delegation).statusCode(201).extract().path("id");
        accept("OTHER", id).statusCode(201).body("delegatedFrom", equalTo(delegator));
        get("who-is-responsible?programme=" + programme + "&territory=" + country + "-A")
                .body("answers[0].accountable.agency.code", equalTo(List.of(country + "-HELP")));
    }

    @Test
    void aDelegationIsNotAcceptedOnceAnotherAgencyHoldsWhatIsDelegated() {
        String delegator = post("responsibilities", responsibility("THIRD", "", ""))
                .extract()
                .path("id");
        String id = propose("THIRD", responsibility("HELP", "-A", ", \"delegatedFrom\": \"" + delegator + "\""))
                .extract()
                .path("id");
        request()
                .body(responsibility("OWN", "", ""))
                .put("responsibilities/" + delegator)
                .then()
                .statusCode(200);
        forbidden(accept("OTHER", id), "belongs to " + country + "-OWN");
        get("proposals/" + id).body("status", equalTo("open"));
    }

    @Test
    void aRetriedRequestGetsTheFirstAnswer() {
        String id = keyed("OWN", "1")
                .body(toHelp())
                .post("proposals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        keyed("OWN", "1")
                .body(toHelp())
                .post("proposals")
                .then()
                .statusCode(201)
                .header("Location", equalTo("/api/v1/proposals/" + id))
                .body("id", equalTo(id))
                .body("proposed.by", nullValue());
        for (int attempt = 0; attempt < 2; attempt++) {
            keyed("OTHER", "2")
                    .post("proposals/" + id + "/acceptance")
                    .then()
                    .statusCode(201)
                    .header("ETag", equalTo("\"1\""))
                    .body("agency", equalTo(country + "-HELP"))
                    .body("findings.resolved.type", equalTo(List.of("unassigned")));
        }
        accept("OTHER", id).statusCode(409);
        String other = proposed(responsibility("HELP", "-A", ""));
        for (int attempt = 0; attempt < 2; attempt++) {
            keyed("OTHER", "3")
                    .body("{\"reason\": \"No.\"}")
                    .post("proposals/" + other + "/refusal")
                    .then()
                    .statusCode(200)
                    .body("reason", equalTo("No."));
        }
        String third = proposed(responsibility("HELP", "-B", ""));
        for (int attempt = 0; attempt < 2; attempt++) {
            keyed("OWN", "4")
                    .post("proposals/" + third + "/withdrawal")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("withdrawn"));
        }
    }

    private RequestSpecification keyed(String agency, String key) {
        return registrar(agency).header("Idempotency-Key", country + "-" + key);
    }

    @Test
    void isListedByAgencyProgrammeAndStatus() {
        String inA = proposed(responsibility("HELP", "-A", ""));
        String inB = proposed(responsibility("THIRD", "-B", ""));
        refuse("THIRD", inB, "No.").statusCode(200);
        get("proposals?agency=" + country + "-HELP").body("items.id", equalTo(List.of(inA)));
        get("proposals?programme=" + programme + "&status=refused").body("items.id", equalTo(List.of(inB)));
        get("proposals?programme=" + programme + "&sort=proposedAt&limit=1")
                .body("items.id", equalTo(List.of(inA)))
                .body("next", notNullValue());
        String next = get("proposals?programme=" + programme + "&sort=proposedAt&limit=1")
                .extract()
                .path("next");
        get("proposals?programme=" + programme + "&sort=proposedAt&limit=1&cursor=" + next)
                .body("items.id", equalTo(List.of(inB)));
        get("proposals?status=lost").statusCode(400).body("errors[0].pointer", equalTo("?status"));
        get("proposals/nothing").statusCode(404);
        accept("OTHER", "nothing").statusCode(404);
        refuse("OTHER", "nothing", "No.").statusCode(404);
        withdraw("OTHER", "nothing").statusCode(404);
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
    void outlivesTheAgencyAndPassesToItsSuccessorOfTheSameMinistry() {
        String id = proposed(toHelp());
        agency("HEIR", "OTHER");
        reorganise(
                """
                {"code": "@1", "type": "merge", "from": ["@HELP"], "to": [{"code": "@HEIR"}],
                 "effectiveDate": "2023-01-01"}""");
        await().untilAsserted(() -> registrar("OTHER")
                .post("proposals/" + id + "/acceptance?dryRun=true")
                .then()
                .statusCode(201)
                .body("agency", equalTo(country + "-HEIR")));
        get("proposals/" + id).body("status", equalTo("open"));
        forbidden(accept("HEIR", id), "registrar of " + country + "-HELP");
        accept("OTHER", id).statusCode(201);
    }

    @Test
    void isForTheCentralRegistryOfficeOnceTheAgencyHasPassedToOthers() {
        String id = proposed(toHelp());
        reorganise(
                """
                {"code": "@1", "type": "merge", "from": ["@HELP"], "to": [{"code": "@THIRD"}],
                 "effectiveDate": "2023-01-01"}""");
        await().untilAsserted(() -> forbidden(refuse("OTHER", id, "No."), "only the central registry office can"));
        forbidden(accept("THIRD", id), "only the central registry office can");
        accept("*", id).statusCode(201);
    }
}
