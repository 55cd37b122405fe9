package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.interagency.localstack.testing.Api.all;
import static org.interagency.localstack.testing.Api.delete;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.importCsv;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.request;

import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.Topics;
import org.interagency.localstack.testing.EventReader;
import org.interagency.localstack.testing.EventReader.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** A national programme in all 5,571 municipalities of Brazil. */
@ExtendWith(SharedRegistry.class)
@EnabledIf("brazilIsAtHand")
class BrazilTest {

    private static final String PROGRAMME = "BR-BOLSA-FAMILIA";
    static final int MUNICIPALITIES = 5571;
    private static final int TIMES = 5;

    private final RunningRegistry registry;

    BrazilTest(RunningRegistry registry) {
        this.registry = registry;
    }

    static boolean brazilIsAtHand() {
        return Files.exists(territories());
    }

    private static Path territories() {
        return RunningRegistry.root().resolveSibling("shared/data/br-territories.csv");
    }

    @Test
    void theMinistryOverlapsWithEachMunicipalityUntilItStepsBack() throws IOException {
        registerTheCountry();
        registerTheProgramme();
        String ministry = put(
                        "responsibilities/BR-BF-MDS",
                        """
                        {"programme": "BR-BOLSA-FAMILIA", "function": "intake-and-registration", "agency": "BR-MDS",
                         "role": "accountable", "territories": ["BR"], "validFrom": "2023-03-02",
                         "legalBasis": [{"citation": "Lei 14.601/2023"}]}""")
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(gaps()).isEmpty();

        importAllMunicipalities();
        List<Map<String, Object>> overlaps = overlaps();
        assertThat(overlaps).hasSize(MUNICIPALITIES).allSatisfy(BrazilTest::isOneMunicipalityAgainstTheMinistry);
        assertThat(gaps()).isEmpty();
        dissolveTheMinistryInAScenario("while it overlaps with each municipality")
                .body("findings.changed", hasSize(MUNICIPALITIES))
                .body("findings.changed.extent.flatten().validTo.unique()", equalTo(List.of("2031-01-01")));

        delete("responsibilities/" + ministry + "?on=2023-03-02")
                .statusCode(200)
                .body("findings.resolved", hasSize(MUNICIPALITIES))
                .body("findings.opened", empty());
        assertThat(overlaps()).isEmpty();
        assertThat(gaps()).isEmpty();
        dissolveTheMinistryInAScenario("when each municipality is accountable alone")
                .body("findings.changed", empty())
                .body("findings.opened.type", equalTo(List.of("orphaned")));
        assertThat(overlaps()).isEmpty();

        reportOfRights()
                .body(
                        "rights.find { it.code == 'PSS-9' }.stages.agencies*.size().unique()",
                        equalTo(List.of(MUNICIPALITIES)))
                .body(
                        "rights.find { it.code == 'PSS-9' }.stages.unanswered.flatten().groupsExcept.unique()",
                        equalTo(List.of(List.of("low-income"))));

        delete("responsibilities/BR-BF-3550308?on=2026-01-01")
                .statusCode(200)
                .body("findings.opened.type", equalTo(List.of("unassigned")));
        get("reports/gaps?programme=" + PROGRAMME)
                .body("items", hasSize(1))
                .body("items[0].extent", hasSize(1))
                .body("items[0].extent[0].territories", equalTo(List.of("BR-3550308")))
                .body("items[0].extent[0].validFrom", equalTo("2026-01-01"))
                .body("items[0].extent[0].validTo", equalTo(null))
                .body("items[0].extent[0].ageFrom", equalTo(0))
                .body("items[0].extent[0].ageTo", equalTo(130))
                .body("items[0].extent[0].groups", equalTo(List.of("low-income")));
    }

    private static ValidatableResponse dissolveTheMinistryInAScenario(String when) {
        String dissolution =
                """
                {"agencyChanges": [
                    {"code": "BR-MDS-DISSOLVED", "type": "dissolve", "from": ["BR-MDS"], "effectiveDate": "2031-01-01"}]}""";
        printTimes(
                "the dissolution of a ministry tried out " + when,
                () -> request().body(dissolution).post("scenarios").asByteArray());
        return post("scenarios", dissolution).statusCode(200);
    }

    private static ValidatableResponse reportOfRights() {
        String report = "reports/rights?territory=BR&on=2025-01-01";
        printTimes(
                "a report of all rights, two of which all municipalities answer for",
                () -> request().get(report).asByteArray());
        return get(report).statusCode(200);
    }

    private static void printTimes(String what, Runnable task) {
        List<Double> took = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            took.add(seconds(task));
        }
        System.out.printf("%s: first %.2f s, p50 %.2f s%n", what, took.get(0), median(took));
    }

    /** How long a task takes. */
    static double seconds(Runnable task) {
        long started = System.nanoTime();
        task.run();
        return seconds(started, System.nanoTime());
    }

    /** The median of some durations. */
    static double median(List<Double> took) {
        return took.stream().sorted().toList().get(took.size() / 2);
    }

    /** Registers the territories, a ministry and an agency for each municipality; a second time changes nothing. */
    static void registerTheCountry() throws IOException {
        request()
                .contentType("text/csv; charset=UTF-8")
                .body(territories().toFile())
                .post("territories/import?language=pt")
                .then()
                .statusCode(200)
                .body("stored", equalTo(MUNICIPALITIES + 28))
                .body("rejected", empty());
        importCsv(
                        "agencies/import?language=pt",
                        "code,name,kind,level,territory\nBR-MDS,Ministério do Desenvolvimento Social,ministry,national,BR\n"
                                + forEachMunicipality(
                                        code -> code + "-SMAS,Secretaria municipal,secretariat,municipal," + code))
                .statusCode(200)
                .body("stored", equalTo(MUNICIPALITIES + 1));
    }

    private static void registerTheProgramme() {
        put(
                        "programmes/" + PROGRAMME,
                        """
                        {"name": {"pt": "Programa Bolsa Família"}, "owner": "BR-MDS", "scheme": "non-contributory",
                         "targeting": "poverty-targeted", "rights": ["PSS-9", "PSS-12"], "contingencies": ["poverty", "family"],
                         "benefits": ["cash-transfer"], "population": {"groups": ["low-income"]}, "territories": ["BR"],
                         "validFrom": "2023-03-02", "requiredFunctions": ["intake-and-registration"],
                         "legalBasis": [{"citation": "Lei 14.601/2023"}]}""")
                .statusCode(201);
    }

    private void importAllMunicipalities() throws IOException {
        String csv = "id,programme,function,agency,role,territories,valid_from,legal_basis\n"
                + forEachMunicipality(code ->
                        "BR-BF-%s,%s,intake-and-registration,%s-SMAS,accountable,%s,2023-03-02,Decreto 11.016/2022"
                                .formatted(code.substring(3), PROGRAMME, code, code));
        try (EventReader fragmentation = new EventReader(registry.settings(), Topics.FRAGMENTATION);
                EventReader responsibilities = new EventReader(registry.settings(), Topics.RESPONSIBILITIES)) {
            long started = System.nanoTime();
            importCsv("responsibilities/import", csv)
                    .statusCode(200)
                    .body("stored", equalTo(MUNICIPALITIES))
                    .body("rejected", empty());
            long answered = System.nanoTime();
            fragmentation.untilAll(read -> overlapsOpened(read).size() == MUNICIPALITIES);
            responsibilities.untilAll(read -> read.stream()
                            .filter(event -> event.key().startsWith("BR-BF-"))
                            .filter(event -> !event.key().equals("BR-BF-MDS"))
                            .count()
                    == MUNICIPALITIES);
            System.out.printf(
                    "%d responsibilities imported and detected in %.1f s, all events of them and of as many findings read"
                            + " from Kafka after %.1f s%n",
                    MUNICIPALITIES, seconds(started, answered), seconds(started, System.nanoTime()));
        }
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }

    private static Set<String> overlapsOpened(List<Event> events) {
        return events.stream()
                .filter(event -> event.type().equals("org.interagency.fragmentation.opened.v1"))
                .filter(event -> event.data().contains("\"" + PROGRAMME + "\"")
                        && event.data().contains("\"overlap\""))
                .map(Event::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void isOneMunicipalityAgainstTheMinistry(Map<String, Object> overlap) {
        List<?> agencies = (List<?>) overlap.get("agencies");
        List<?> extent = (List<?>) overlap.get("extent");
        String municipality = agencies.get(0).toString().replace("-SMAS", "");
        assertThat(agencies.get(1)).isEqualTo("BR-MDS");
        assertThat(overlap).containsEntry("vertical", true).containsEntry("status", "open");
        assertThat(extent).hasSize(1);
        assertThat(((Map<?, ?>) extent.get(0)).get("territories")).isEqualTo(List.of(municipality));
    }

    static String forEachMunicipality(UnaryOperator<String> row) throws IOException {
        try (Stream<String> lines = Files.lines(territories())) {
            return lines.filter(line -> line.contains(",municipal,"))
                    .map(line -> line.substring(0, line.indexOf(',')))
                    .map(row)
                    .collect(Collectors.joining("\n", "", "\n"));
        }
    }

    private static List<Map<String, Object>> overlaps() {
        return all("reports/overlaps?programme=" + PROGRAMME);
    }

    private static List<Map<String, Object>> gaps() {
        return all("reports/gaps?programme=" + PROGRAMME);
    }
}
