package org.interagency.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.register;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.localstack.testing.RegistryStack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * While responsibilities, agreements and steps follow each other in any order, the status of every overlap is the one that follows from the responsibilities
 * and agreements of the moment and the steps since it was opened.
 */
@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class CoordinationWalkTest {

    private static final int WRITES = 60;
    private static final List<String> AGENCIES = List.of("A", "B", "C");
    private static final List<Set<String>> PLACES = List.of(Set.of("N"), Set.of("S"), Set.of("N", "S"));

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @ConfigProperty(name = "registry.program.url")
    String programService;

    /** An agreement of some agencies for some places. One that has ended covers nothing today. */
    private record Pact(Set<String> parties, Set<String> places, boolean hasEnded) {}

    /**
     * The last step with an overlap since it was opened.
     *
     * @param accepted the places of the overlap at that time
     */
    private record TakenStep(String transition, Set<String> accepted) {}

    private final Map<String, Set<String>> held = new HashMap<>();
    private final Map<String, Pact> pacts = new HashMap<>();
    private final Map<String, TakenStep> steps = new HashMap<>();
    private String country;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theStatusFollowsFromTheFactsAndTheSteps(long seed) {
        Random random = new Random(seed);
        country = "W" + seed;
        aCountryWithAProgramme();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < WRITES; i++) {
            all.add(
                    switch (random.nextInt(5)) {
                        case 0, 1 -> hold(random);
                        case 2 -> agree(random);
                        default -> step(random);
                    });
            forgetStepsWithWhatIsResolved();

            assertThat(statuses()).as("%s", all).isEqualTo(expected());
        }
    }

    private void aCountryWithAProgramme() {
        register(agencyService, in("territories/@"), in("{'name': {'en': 'Country'}, 'level': 'national'}"));
        for (String place : List.of("N", "S")) {
            register(
                    agencyService,
                    in("territories/@-" + place),
                    in("{'name': {'en': 'State'}, 'level': 'state', 'parent': '@'}"));
        }
        AGENCIES.forEach(agency -> register(
                agencyService,
                in("agencies/@-" + agency),
                in("{'name': {'en': 'Ministry'}, 'kind': 'ministry', 'level': 'national', 'territory': '@'}")));
        register(
                programService,
                in("programmes/@-P"),
                in(
                        """
                {'name': {'en': 'Pension'}, 'owner': '@-A', 'scheme': 'non-contributory', 'targeting': 'universal', 'contingencies': ['old-age'],
                 'territories': ['@'], 'validFrom': '2020-01-01', 'requiredFunctions': ['provision']}"""));
        await().untilAsserted(
                        () -> get(in("findings?programme=@-P&type=unassigned")).body("items.size()", equalTo(1)));
    }

    private String in(String text) {
        return text.replace("@", country).replace('\'', '"');
    }

    private String hold(Random random) {
        String agency = AGENCIES.get(random.nextInt(AGENCIES.size()));
        Set<String> places = PLACES.get(random.nextInt(PLACES.size()));
        put(
                        in("responsibilities/@-" + agency),
                        in("{'programme': '@-P', 'function': 'provision', 'agency': '@-%s', 'role': 'accountable',"
                                        .formatted(agency)
                                + " 'territories': [%s], 'validFrom': '2020-01-01'}".formatted(codes(places))))
                .statusCode(held.containsKey(agency) ? 200 : 201);
        held.put(agency, places);
        return agency + " is accountable in " + places;
    }

    private String agree(Random random) {
        String code = "PACT-" + random.nextInt(2);
        Set<String> parties = new TreeSet<>(AGENCIES);
        if (random.nextBoolean()) {
            parties.remove(AGENCIES.get(random.nextInt(AGENCIES.size())));
        }
        Pact pact = new Pact(parties, PLACES.get(random.nextInt(PLACES.size())), random.nextInt(3) == 0);
        put(
                        in("agreements/@-" + code),
                        in("{'name': {'en': 'Pact'}, 'parties': [%s], 'territories': [%s], 'validFrom': '2020-01-01'%s}"
                                .formatted(
                                        codes(pact.parties()),
                                        codes(pact.places()),
                                        pact.hasEnded() ? ", 'validTo': '2022-01-01'" : "")))
                .statusCode(pacts.containsKey(code) ? 200 : 201);
        pacts.put(code, pact);
        return code + " is " + pact;
    }

    private static String codes(Set<String> names) {
        return String.join(
                ", ",
                new TreeSet<>(names).stream().map(name -> "'@-" + name + "'").toList());
    }

    private String step(Random random) {
        List<Map<String, Object>> overlaps = overlaps().getList("items");
        if (overlaps.isEmpty()) {
            return "nothing overlaps";
        }
        Map<String, Object> overlap = overlaps.get(random.nextInt(overlaps.size()));
        @SuppressWarnings("unchecked")
        List<String> available = (List<String>) overlap.get("availableTransitions");
        if (available.isEmpty()) {
            return "no step is possible with " + overlap.get("agencies");
        }
        String transition = available.get(random.nextInt(available.size()));
        post(
                        "findings/" + overlap.get("id") + "/transitions",
                        in("{'transition': '%s'%s%s}"
                                .formatted(
                                        transition,
                                        transition.equals("acknowledge") || transition.equals("reopen")
                                                ? ""
                                                : ", 'reason': 'It is so.'",
                                        transition.equals("accept") ? ", 'reviewOn': '2999-01-01'" : "")))
                .statusCode(200);
        String pair = pair(overlap);
        steps.put(pair, new TakenStep(transition, common(pair)));
        return transition + " " + pair;
    }

    private static String pair(Map<String, Object> overlap) {
        @SuppressWarnings("unchecked")
        List<String> agencies = (List<String>) overlap.get("agencies");
        return String.join(
                "+",
                agencies.stream().map(code -> code.substring(code.length() - 1)).toList());
    }

    private JsonPath overlaps() {
        return get(in("findings?programme=@-P&type=overlap&limit=100"))
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Map<String, String> statuses() {
        Map<String, String> statuses = new TreeMap<>();
        overlaps()
                .<Map<String, Object>>getList("items")
                .forEach(overlap -> statuses.put(pair(overlap), (String) overlap.get("status")));
        statuses.values().removeIf("resolved"::equals);
        return statuses;
    }

    private Map<String, String> expected() {
        Map<String, String> expected = new TreeMap<>();
        for (String pair : List.of("A+B", "A+C", "B+C")) {
            Set<String> common = common(pair);
            if (!common.isEmpty()) {
                expected.put(pair, isCovered(pair, common) ? "coordinated" : afterStep(common, steps.get(pair)));
            }
        }
        return expected;
    }

    private Set<String> common(String pair) {
        Set<String> common = new HashSet<>(held.getOrDefault(pair.substring(0, 1), Set.of()));
        common.retainAll(held.getOrDefault(pair.substring(2), Set.of()));
        return common;
    }

    private boolean isCovered(String pair, Set<String> common) {
        Set<String> open = new HashSet<>(common);
        pacts.values().stream()
                .filter(pact -> !pact.hasEnded()
                        && pact.parties().contains(pair.substring(0, 1))
                        && pact.parties().contains(pair.substring(2)))
                .forEach(pact -> open.removeAll(pact.places()));
        return open.isEmpty();
    }

    private static String afterStep(Set<String> common, @Nullable TakenStep last) {
        if (last == null) {
            return "open";
        }
        return switch (last.transition()) {
            case "acknowledge" -> "acknowledged";
            case "dispute" -> "disputed";
            case "accept" -> last.accepted().containsAll(common) ? "accepted" : "open";
            default -> "open";
        };
    }

    private void forgetStepsWithWhatIsResolved() {
        steps.keySet().removeIf(pair -> common(pair).isEmpty());
    }
}
