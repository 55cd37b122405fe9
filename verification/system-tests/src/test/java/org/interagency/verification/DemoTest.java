package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.interagency.localstack.testing.Api.delete;
import static org.interagency.localstack.testing.Api.get;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.localstack.Demo;
import org.interagency.localstack.Settings.Part;
import org.interagency.localstack.StackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedRegistry.class)
class DemoTest {

    @Test
    void hasThreeLevelsAndEveryRegionOfChile() {
        List<String> regions = get("territories?parent=CL&limit=1000").extract().path("items.code");
        // ISO 3166-2:CL
        assertThat(regions)
                .containsExactlyInAnyOrder(
                        "CL-AI", "CL-AN", "CL-AP", "CL-AR", "CL-AT", "CL-BI", "CL-CO", "CL-LI", "CL-LL", "CL-LR",
                        "CL-MA", "CL-ML", "CL-NB", "CL-RM", "CL-TA", "CL-VS");
        assertThat(count("territories?level=municipal")).isGreaterThan(20);
    }

    @Test
    void hasAnAgreementThatCoordinatesAnOverlap() {
        await().untilAsserted(() -> get("findings?type=overlap&programme=CL-PESP&function=oversight")
                .body("items.status", equalTo(List.of("coordinated"))));
    }

    @Test
    void hasFindingsOfEveryStatus() {
        for (FindingStatus status : FindingStatus.values()) {
            await().untilAsserted(() -> assertThat(count("findings?status=" + status.code()))
                    .as(status.code())
                    .isPositive());
        }
        assertThat(count("findings?overdue=true")).isPositive();
    }

    @Test
    void hasOptionsThatHelpWithAFinding() {
        String finding = get("findings?type=overlap&programme=CL-SYO&agency=CL-13127-MUN")
                .extract()
                .path("items[0].id");
        get("findings/" + finding + "/options")
                .body("items.outcome.effect", hasSize(2))
                .body("items.outcome.effect", everyItem(not(equalTo("none"))));
    }

    @Test
    void hasReorganisationsThatPassResponsibilitiesOn() {
        get("agencies/CL-MDSF?asOf=2015-01-01").body("name.es", equalTo("Ministerio de Desarrollo Social"));
        get("agencies/CL-MDSF").body("name.es", equalTo("Ministerio de Desarrollo Social y Familia"));
        get("agencies/CL-IPS").body("predecessors", equalTo(List.of("CL-INP")));
        get("responsibilities/CL-ATEP-003?asOf=2000-01-01").body("agency", equalTo("CL-INP"));
        await().untilAsserted(() ->
                get("responsibilities/CL-ATEP-003?asOf=2010-01-01").body("agency", equalTo("CL-ISL")));
        await().untilAsserted(
                        () -> get("responsibilities/CL-SUF-003?asOf=2010-01-01").body("agency", equalTo("CL-IPS")));
        await().untilAsserted(
                        () -> get("responsibilities/CL-CES-005?asOf=2010-01-01").body("agency", equalTo("CL-SP")));
        await().untilAsserted(() ->
                get("findings?type=orphaned&status=open&agency=CL-INP").body("items", empty()));
    }

    @Test
    void saysHowToReachAgenciesAndWhereToComplain() {
        get("who-is-responsible?programme=CL-PGU&territory=CL-13101")
                .body("answers.find { it.function == 'provision' }.turnTo[0].contactPoint.telephone", equalTo("101"))
                .body(
                        "answers.find { it.function == 'provision' }.turnTo[0].grievanceChannel.page",
                        equalTo("https://www.spensiones.cl"));
    }

    @Test
    void hasADutyOfAClassBudgetsProposalsConfirmationsAndACountryReport() {
        get("responsibilities/CL-SAP-004").body("agencyClass.kind", equalTo("local-government"));
        get("programmes/CL-PGU").body("budgets.currency", everyItem(equalTo("XTS")));
        assertThat(count("proposals?status=open")).isGreaterThanOrEqualTo(2);
        assertThat(count("proposals?status=refused")).isPositive();
        assertThat(count("responsibility-confirmations?overdue=true")).isPositive();
        get("reports/countries/CL/lines/law-on-access-to-information").body("text", containsString("20.285"));
    }

    @Test
    void loadingItAgainChangesNothing(RunningRegistry registry) throws StackException {
        assertThat(load(RunningRegistry.root(), registry)).containsExactly("demo: it is loaded already");
    }

    /** As after an interruption, all steps but the last are taken. */
    @Test
    void completesWhatIsNotLoaded(RunningRegistry registry, @TempDir Path project) throws IOException, StackException {
        String steps = Files.readString(RunningRegistry.root().resolve("local-stack/demo/steps.json"))
                .strip();
        Path demo = Files.createDirectories(project.resolve("local-stack/demo"));
        Files.writeString(
                demo.resolve("steps.json"),
                steps.substring(0, steps.length() - 1)
                        + """
                        , {"name": "one more line", "method": "PUT", "path": "reports/countries/CL/lines/users-of-information",
                           "unless": {"path": "reports/countries/CL/lines/users-of-information", "says": "users-of-information"},
                           "body": {"year": 2025, "value": 1, "unit": "person", "source": {"citation": "A test"}}}]
                        """);

        assertThat(load(project, registry)).containsExactly("demo: one more line");

        delete("reports/countries/CL/lines/users-of-information").statusCode(204);
    }

    private static List<String> load(Path project, RunningRegistry registry) throws StackException {
        List<String> said = new ArrayList<>();
        String token = registry.settings().tokens().ofEveryRole("demo", Duration.ofMinutes(5));
        new Demo(project, registry.settings().url(Part.GATEWAY), token, said::add).load();
        return said;
    }

    @Test
    void hasAgenciesProgrammesAndResponsibilitiesWithTheirLaws() {
        assertThat(count("agencies?limit=1000")).isGreaterThanOrEqualTo(25);
        assertThat(count("programmes?limit=1000")).isGreaterThanOrEqualTo(12);
        assertThat(count("responsibilities?limit=1000")).isGreaterThanOrEqualTo(150);
        get("responsibilities?limit=1000").body("items.legalBasis", everyItem(not(empty())));
    }

    @Test
    void showsGapsOverlapsAVerticalOverlapAndADelegation() {
        assertThat(count("reports/gaps?programme=CL-SUF")).isPositive();
        assertThat(count("reports/overlaps?vertical=false")).isPositive();
        assertThat(count("reports/overlaps?vertical=true")).isPositive();
        assertThat(count("responsibilities?delegatedFrom=CL-SYO-ACOMPANAMIENTO"))
                .isPositive();
        assertThat(count("reports/overlaps?agency=CL-15101-MUN&programme=CL-SYO"))
                .as("a delegate does not overlap with the one that delegates")
                .isZero();
        assertThat(count("reports/overlaps?agency=CL-13101-MUN&programme=CL-SYO"))
                .as("one without a delegation does")
                .isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "government-levels, name",
        "territories?parent=CL, name",
        "agencies, name",
        "agencies, kind",
        "programmes, owner",
        "programmes, validFrom",
        "programmes, validTo",
        "rights, instrument",
        "vocabularies/benefits, name",
        "responsibilities?programme=CL-SYO, function",
        "responsibilities?programme=CL-SYO, validTo",
        "findings?programme=CL-SYO, severity",
        "findings?programme=CL-SYO, firstSeen",
        "findings?programme=CL-SYO, type"
    })
    void everyListCanBeSortedEitherWayPageByPage(String list, String property) {
        String key = list.startsWith("responsibilities") || list.startsWith("findings") ? "id" : "code";
        for (String sort : List.of(property, "-" + property)) {
            String sorted = list + (list.contains("?") ? "&" : "?") + "sort=" + sort;
            List<String> atOnce =
                    get(sorted + "&limit=1000").statusCode(200).extract().path("items." + key);
            List<String> paged = new ArrayList<>();
            String cursor = "";
            while (cursor != null) {
                JsonPath page = get(sorted + "&limit=7" + cursor)
                        .statusCode(200)
                        .extract()
                        .jsonPath();
                paged.addAll(page.getList("items." + key));
                cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
            }
            assertThat(paged).isEqualTo(atOnce).hasSizeGreaterThan(3);
        }
    }

    private static int count(String path) {
        return get(path).statusCode(200).extract().<List<?>>path("items").size();
    }
}
