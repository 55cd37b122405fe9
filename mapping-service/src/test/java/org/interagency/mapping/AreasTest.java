package org.interagency.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.interagency.localstack.testing.Api.all;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.register;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Findings about many programmes are areas, which list their pairs, and say when they hold. */
@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class AreasTest {

    private static final AtomicInteger COUNTRIES = new AtomicInteger();

    private static final int OLD_PAIRS = Integer.getInteger("old.pairs", 2500);

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @ConfigProperty(name = "registry.program.url")
    String programService;

    @Inject
    Session session;

    /** Each test has a country of its own, in which three ministries give food. */
    private String country;

    private String duplication;

    @BeforeEach
    void aCountryInWhichThreeMinistriesGiveFood() {
        country = "AR" + COUNTRIES.incrementAndGet();
        write(agencyService, "territories/@", "{'name': {'en': 'Country'}, 'level': 'national'}");
        for (String agency : List.of("ONE", "TWO", "THREE")) {
            write(
                    agencyService,
                    "agencies/@-" + agency,
                    "{'name': {'en': '" + agency + "'}, 'kind': 'ministry', 'level': 'national', 'territory': '@'}");
        }
        programme("A", "ONE", "food", "'validFrom': '2020-01-01'");
        programme("B", "TWO", "food", "'validFrom': '2021-01-01', 'population': {'groups': ['children']}");
        programme("C", "THREE", "food", "'validFrom': '2021-01-01'");
        await().untilAsserted(() -> get(in("findings?type=duplication&territory=@"))
                .body("items.programmes", contains(contains(in("@-A"), in("@-B"), in("@-C")))));
        duplication = get(in("findings?type=duplication&territory=@")).extract().path("items[0].id");
    }

    private void programme(String code, String owner, String contingency, String more) {
        write(
                programService,
                "programmes/@-" + code,
                """
                {'name': {'en': 'Programme %s'}, 'owner': '@-%s', 'scheme': 'non-contributory', 'targeting': 'universal',
                 'contingencies': ['%s'], 'benefits': ['food'], 'territories': ['@'], %s}"""
                        .formatted(code, owner, contingency, more));
    }

    private String in(String text) {
        return text.replace("@", country);
    }

    private void write(String service, String path, String json) {
        register(service, in(path), in(json).replace('\'', '"'));
    }

    @Test
    void programmesThatGiveTheSameBenefitAreOneFinding() {
        get("findings/" + duplication)
                .body("agencies", contains(in("@-ONE"), in("@-THREE"), in("@-TWO")))
                .body("benefits", contains("food"))
                .body("contingency", equalTo("food"))
                .body("timing", equalTo("current"))
                .body("extent", hasSize(1))
                .body("extent[0].groups", empty())
                .body("extent[0].groupsExcept", empty())
                .body("extent[0].validFrom", equalTo("2021-01-01"))
                .body(
                        "explanation.en",
                        containsString(
                                "Programme A (ONE), Programme B (TWO) and Programme C (THREE) give food for the lack of food"));
    }

    @Test
    void listsWhoDuplicatesWhomPageByPage() {
        String path = "findings/" + duplication + "/pairs";
        get(path + "?limit=2")
                .statusCode(200)
                .body("items.programmes", contains(List.of(in("@-A"), in("@-B")), List.of(in("@-A"), in("@-C"))))
                .body("items[0].owners", contains(in("@-ONE"), in("@-TWO")))
                .body("items[0].coordinated", equalTo(false))
                .body("items[0].extent.groups", contains(contains("children")))
                .body("items[1].extent.groups", contains(empty()))
                .header("Link", containsString("cursor="));
        assertThat(all(path)).hasSize(3);
        String next = get(path + "?limit=2").extract().path("next");
        get(path + "?limit=2&cursor=" + next)
                .body("items.programmes", contains(List.of(in("@-B"), in("@-C"))))
                .body("next", nullValue());
        get(path + "?limit=3").body("items", hasSize(3)).body("next", nullValue());
    }

    @Test
    void listsWhoFragmentsAContingency() {
        String fragmentation =
                get(in("findings?type=fragmentation&territory=@")).extract().path("items[0].id");
        get("findings/" + fragmentation + "/pairs").body("items", hasSize(3));
    }

    @Test
    void aResolvedFindingHasNoPairs() {
        programme("A", "ONE", "housing", "'validFrom': '2020-01-01'");
        programme("B", "TWO", "housing", "'validFrom': '2020-01-01'");
        await().untilAsserted(() -> get("findings/" + duplication).body("status", equalTo("resolved")));
        get("findings/" + duplication + "/pairs")
                .statusCode(200)
                .body("items", empty())
                .body("next", nullValue());
    }

    @Test
    void refusesToListPairsOfWhatHasNone() {
        get("findings/unknown/pairs").statusCode(404);
        String uncovered =
                get(in("findings?type=uncovered&territory=@")).extract().path("items[0].id");
        get("findings/" + uncovered + "/pairs").statusCode(404).body("detail", containsString("is of type uncovered"));
    }

    @Test
    void refusesACursorOfAnotherListAndAnotherOrder() {
        String path = "findings/" + duplication + "/pairs";
        for (String cursor : List.of("!", "YQ", "YS9iL2M")) {
            get(path + "?cursor=" + cursor).statusCode(400).body("errors.pointer", contains("?cursor"));
        }
        get(path + "?sort=id").statusCode(400).body("errors.pointer", contains("?sort"));
    }

    @Test
    void listsShowWhatHoldsTodayOrLaterUnlessDaysAreAskedFor() {
        LocalDate soon = LocalDate.now().plusYears(1);
        programme("PAST", "ONE", "disaster", "'validFrom': '2020-01-01', 'validTo': '2022-01-01'");
        programme("PAST-TOO", "TWO", "disaster", "'validFrom': '2020-01-01', 'validTo': '2022-01-01'");
        programme("LATER", "ONE", "sickness", "'validFrom': '" + soon + "'");
        programme("LATER-TOO", "TWO", "sickness", "'validFrom': '" + soon + "'");
        String duplications = in("findings?type=duplication&territory=@");
        await().untilAsserted(() -> get(duplications + "&timing=past").body("items.contingency", contains("disaster")));
        await().untilAsserted(
                        () -> get(duplications + "&timing=future").body("items.contingency", contains("sickness")));

        get(duplications + "&timing=past").body("items.timing", contains("past"));
        get(duplications + "&timing=future").body("items.timing", contains("future"));
        get(duplications + "&timing=current").body("items.contingency", contains("food"));
        get(duplications)
                .body("items.contingency", hasItem("food"))
                .body("items.contingency", hasItem("sickness"))
                .body("items.contingency", not(hasItem("disaster")));
        get(duplications + "&asOf=2021-12-31").body("items.contingency", hasItem("disaster"));
        get(duplications + "&asOf=2022-01-01").body("items.contingency", not(hasItem("disaster")));
        get(duplications + "&period=1500-01-01/9999-12-31").body("items", hasSize(3));
        get(duplications + "&timing=sometime").statusCode(400).body("errors.pointer", contains("?timing"));
    }

    @Test
    void nobodyIsUncoveredBeforeTheFirstProgrammeForAContingency() {
        programme("PENSION", "ONE", "old-age", "'validFrom': '2022-01-01', 'population': {'ageFrom': 70}");
        String uncovered = in("findings?type=uncovered&territory=@&period=1500-01-01/9999-12-31");
        await().untilAsserted(() -> get(uncovered)
                .body("items.find { it.contingency == 'old-age' }.extent.ageTo", contains(70))
                .body("items.find { it.contingency == 'old-age' }.extent.validFrom", contains("2022-01-01")));
        get(uncovered).body("items.find { it.contingency == 'housing' }.extent.validFrom", contains("2020-01-01"));
    }

    /** Versions before stored a duplication for each pair of programmes. An upgrade makes all contingencies stale. */
    @Test
    void resolvesThePairsThatEarlierVersionsHaveFound() {
        QuarkusTransaction.requiringNew().timeout(300).run(() -> {
            session.createNativeMutationQuery(
                            """
                            INSERT INTO finding (id, scope, type, status, severity, vertical, programmes, contingency, agencies,
                                responsibilities, territories, extent, explanation, fingerprint, first_seen, last_changed, version)
                            SELECT :country || '-' || i, 'contingency/food/' || :country, 'duplication', 'open', 'low', false,
                                ARRAY[:country || '-A', :country || '-' || i], 'food', ARRAY[:country || '-ONE', :country || '-TWO'],
                                '{}', ARRAY[CAST(:country AS text)], jsonb_build_array(jsonb_build_object(
                                    'territories', jsonb_build_array(:country), 'validFrom', '2020-01-01', 'validTo', NULL,
                                    'ageFrom', 0, 'ageTo', 130, 'groups', CAST('[]' AS jsonb))),
                                jsonb_build_object('en', repeat('a', 400), 'es', repeat('a', 400), 'fr', repeat('a', 400), 'pt', repeat('a', 400)),
                                gen_random_uuid(), now(), now(), 1
                            FROM generate_series(1, :pairs) i""")
                    .setParameter("country", country)
                    .setParameter("pairs", OLD_PAIRS)
                    .executeUpdate();
            session.createNativeMutationQuery("DELETE FROM detected_contingency WHERE territory = :country")
                    .setParameter("country", country)
                    .executeUpdate();
        });
        get("findings/" + country + "-1")
                .body("extent[0].groupsExcept", empty())
                .body("benefits", empty());
        get("findings/" + country + "-1/pairs").statusCode(200).body("items", empty());
        // A worker that was at work meanwhile does not notice what was stored past it; a fact that arrives has it look
        // at everything again.
        programme("PENSION", "ONE", "old-age", "'validFrom': '2022-01-01'");

        await().atMost(Duration.ofMinutes(5))
                .untilAsserted(() -> assertThat(announced(2)).isEqualTo(OLD_PAIRS));
        await().untilAsserted(() -> get("detection").body("contingencies", equalTo(0)));
        get("findings/" + country + "-1").body("status", equalTo("resolved"));
        get("findings/" + duplication).body("status", equalTo("open"));
        assertThat(all(in("findings?type=duplication&status=open&agency=@-ONE")))
                .hasSize(1);
    }

    private long announced(long version) {
        return QuarkusTransaction.requiringNew().call(() -> session.createNativeQuery(
                        "SELECT count(*) FROM latest_version WHERE aggregateid LIKE :ids AND version = :version",
                        Long.class)
                .setParameter("ids", country + "-%")
                .setParameter("version", version)
                .getSingleResult());
    }
}
