package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.interagency.localstack.testing.Api.all;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.importCsv;
import static org.interagency.localstack.testing.Api.put;

import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** One duty of a class in all municipalities of Brazil, beside the same duty as one responsibility for each of them. */
@ExtendWith(SharedRegistry.class)
@EnabledIf("org.interagency.verification.BrazilTest#brazilIsAtHand")
class BrazilClassTest {

    private static final String PROGRAMME = "BR-CADASTRO-UNICO";
    private static final String BY_CLASS = "intake-and-registration";
    private static final String BY_NAME = "outreach";
    private static final List<String> PLACES = List.of("BR-3550308", "BR-1100015", "BR-5300108");
    private static final int TIMES = 10;

    @Test
    void oneDutyOfTheClassSaysWhatOneForEachMunicipalitySays() throws IOException {
        BrazilTest.registerTheCountry();
        put(
                "agencies/BR-MC",
                """
                {"name": {"pt": "Ministério das Cidades"}, "kind": "ministry", "level": "national", "territory": "BR"}""");
        put(
                        "programmes/" + PROGRAMME,
                        """
                        {"name": {"pt": "Cadastro Único"}, "owner": "BR-MC", "scheme": "non-contributory", "targeting": "universal",
                         "contingencies": ["housing"], "territories": ["BR"], "validFrom": "2022-03-29",
                         "requiredFunctions": ["intake-and-registration", "outreach"]}""")
                .statusCode(201);

        double rows = BrazilTest.seconds(this::importOneForEachMunicipality);
        double first = BrazilTest.seconds(() -> duty("2022-03-29")
                .statusCode(201)
                .body("findings.resolved.function", equalTo(List.of(BY_CLASS)))
                .body("findings.opened", empty()));
        assertThat(findings()).isEmpty();
        List<Double> dutyChanged = new ArrayList<>();
        List<Double> rowChanged = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            String day = i % 2 == 0 ? "2022-03-30" : "2022-03-29";
            dutyChanged.add(BrazilTest.seconds(() -> duty(day).statusCode(200)));
            rowChanged.add(BrazilTest.seconds(() -> row(PLACES.get(0), day).statusCode(200)));
        }
        System.out.printf(
                "one duty of a class stands for 5,571 responsibilities: written and detected in %.2f s (first), %.2f s"
                        + " (p50); 5,571 of them imported and detected in %.1f s, one of them changed in %.2f s (p50)%n",
                first, BrazilTest.median(dutyChanged), rows, BrazilTest.median(rowChanged));

        askWhoIsResponsible();
        aSecondAgencyOverlapsByItself();
    }

    /** Asks in turn about what the class holds and about what each municipality holds by name. */
    private static void askWhoIsResponsible() {
        Map<String, List<Double>> took = Map.of(BY_CLASS, new ArrayList<>(), BY_NAME, new ArrayList<>());
        for (int i = 0; i < TIMES; i++) {
            for (String place : PLACES) {
                took.forEach((function, times) -> times.add(BrazilTest.seconds(() -> whoIsResponsible(place, function)
                        .body("answers[0].outcome", equalTo("one"))
                        .body("answers[0].accountable.agency.code", equalTo(List.of(place + "-SMAS"))))));
            }
        }
        System.out.printf(
                "who is responsible in three municipalities: p50 %.0f ms by one duty of a class, %.0f ms by 5,571"
                        + " responsibilities%n",
                BrazilTest.median(took.get(BY_CLASS)) * 1000, BrazilTest.median(took.get(BY_NAME)) * 1000);
    }

    /** Waits for the finding, which no write of a responsibility brings about. */
    private static void aSecondAgencyOverlapsByItself() {
        String place = PLACES.get(0);
        double took = BrazilTest.seconds(() -> {
            agency(place, "secretariat");
            await().pollInterval(Duration.ofMillis(20)).until(() -> findings().size() == 1);
        });
        assertThat(findings().get(0))
                .containsEntry("type", "overlap")
                .containsEntry("function", BY_CLASS)
                .containsEntry("agencies", List.of(place + "-SECOND", place + "-SMAS"));
        agency(place, "council");
        await().until(() -> findings().isEmpty());
        System.out.printf("a second agency of a class of 5,571 overlaps %.2f s after its registration%n", took);
    }

    private static void agency(String place, String kind) {
        int status = put(
                        "agencies/" + place + "-SECOND",
                        """
                        {"name": {"pt": "Segunda"}, "kind": "%s", "level": "municipal", "territory": "%s"}"""
                                .formatted(kind, place))
                .extract()
                .statusCode();
        assertThat(status).isIn(200, 201);
    }

    private void importOneForEachMunicipality() {
        try {
            importCsv(
                            "responsibilities/import",
                            "id,programme,function,agency,role,territories,valid_from\n"
                                    + BrazilTest.forEachMunicipality(
                                            code -> "%s-OUTREACH,%s,outreach,%s-SMAS,accountable,%s,2022-03-29"
                                                    .formatted(code, PROGRAMME, code, code)))
                    .statusCode(200)
                    .body("stored", equalTo(BrazilTest.MUNICIPALITIES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ValidatableResponse duty(String from) {
        return put(
                "responsibilities/BR-CADASTRO-INTAKE",
                """
                {"programme": "%s", "function": "%s", "agencyClass": {"kind": "secretariat", "level": "municipal"},
                 "role": "accountable", "territories": ["BR"], "validFrom": "%s"}"""
                        .formatted(PROGRAMME, BY_CLASS, from));
    }

    private static ValidatableResponse row(String place, String from) {
        return put(
                "responsibilities/" + place + "-OUTREACH",
                """
                {"programme": "%s", "function": "%s", "agency": "%s-SMAS", "role": "accountable", "territories": ["%s"],
                 "validFrom": "%s"}"""
                        .formatted(PROGRAMME, BY_NAME, place, place, from));
    }

    private static ValidatableResponse whoIsResponsible(String place, String function) {
        return get("who-is-responsible?programme=%s&function=%s&territory=%s".formatted(PROGRAMME, function, place))
                .statusCode(200);
    }

    /** What is wrong with the two functions: all findings but those about the contingency. */
    private static List<Map<String, Object>> findings() {
        List<Map<String, Object>> found = new ArrayList<>();
        for (String report : List.of("gaps", "overlaps")) {
            found.addAll(all("reports/" + report + "?programme=" + PROGRAMME));
        }
        return found;
    }
}
