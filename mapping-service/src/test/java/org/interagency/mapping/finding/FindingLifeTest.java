package org.interagency.mapping.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.interagency.contracts.FindingFact;
import org.interagency.contracts.FindingFact.FindingBox;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.contracts.vocabulary.FindingTiming;
import org.interagency.contracts.vocabulary.FindingTransition;
import org.interagency.contracts.vocabulary.FindingType;
import org.interagency.contracts.vocabulary.Severity;
import org.interagency.detection.geometry.Territory;
import org.interagency.detection.geometry.TerritoryTree;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The status of a finding follows from what was detected and the steps that were taken, in whatever order they came. */
class FindingLifeTest {

    private static final LocalDate DAY_0 = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 4;

    /** A country with two states, of which one has two municipalities. */
    private static final TerritoryTree TREE = new TerritoryTree(List.of(
            new Territory("C", null, null),
            new Territory("C-1", "C", null),
            new Territory("C-1-1", "C-1", null),
            new Territory("C-1-2", "C-1", null),
            new Territory("C-2", "C", null)));

    private static final Map<String, Set<String>> PLACES = Map.of(
            "C", Set.of("C-1-1", "C-1-2", "C-2"),
            "C-1", Set.of("C-1-1", "C-1-2"),
            "C-1-1", Set.of("C-1-1"),
            "C-1-2", Set.of("C-1-2"),
            "C-2", Set.of("C-2"));

    /** Something that happens to a finding: it is detected, or not any more, or somebody takes a step. */
    private sealed interface Happening {}

    private record Detected(FindingFact finding) implements Happening {}

    private record NotDetected() implements Happening {}

    private record Step(FindingTransition transition) implements Happening {}

    /** What the registry stores of a finding: only this, and not all that has happened. */
    private static final class StoredFinding {

        private FindingFact fact;
        private @Nullable LastStep last;

        StoredFinding(FindingFact detected) {
            fact = detected;
        }

        void happens(Happening happening) {
            if (happening instanceof Detected detected) {
                last = fact.status() == FindingStatus.RESOLVED ? null : last;
                fact = detected.finding().withStatus(FindingLife.status(detected.finding(), last, TREE));
            } else if (happening instanceof Step step) {
                fact = fact.withStatus(FindingLife.after(step.transition()));
                last = last(step.transition());
            } else {
                fact = fact.withStatus(FindingLife.status(fact.withStatus(FindingStatus.RESOLVED), last, TREE));
            }
        }

        private @Nullable LastStep last(FindingTransition transition) {
            return switch (transition) {
                case REOPEN -> null;
                case ACCEPT -> new LastStep(transition, fact);
                case ACKNOWLEDGE, DISPUTE -> new LastStep(transition, null);
            };
        }
    }

    @Property(tries = 2000)
    void theStatusFollowsFromAllThatHasHappened(@ForAll long seed) {
        Random random = new Random(seed);
        List<Happening> all = new ArrayList<>();
        FindingFact first = finding(random);
        all.add(new Detected(first));
        StoredFinding stored = new StoredFinding(first);
        for (int i = 0; i < 12; i++) {
            Happening next = next(random, stored.fact);
            all.add(next);
            stored.happens(next);

            assertThat(stored.fact.status()).as("%s", all).isEqualTo(expected(all));
            Statistics.label("status").collect(stored.fact.status());
        }
    }

    private static Happening next(Random random, FindingFact now) {
        List<FindingTransition> possible = now.availableTransitions();
        if (!possible.isEmpty() && random.nextInt(3) > 0) {
            return new Step(possible.get(random.nextInt(possible.size())));
        }
        return random.nextInt(6) == 0 ? new NotDetected() : new Detected(finding(random));
    }

    /** By the words of the design, from the whole past. */
    private static FindingStatus expected(List<Happening> all) {
        if (all.get(all.size() - 1) instanceof NotDetected) {
            return FindingStatus.RESOLVED;
        }
        int opened = 0;
        for (int i = 0; i < all.size(); i++) {
            opened = all.get(i) instanceof NotDetected ? i + 1 : opened;
        }
        FindingFact now = null;
        FindingFact accepted = null;
        FindingTransition last = null;
        for (Happening happening : all.subList(opened, all.size())) {
            if (happening instanceof Detected detected) {
                now = detected.finding();
            } else if (happening instanceof Step step) {
                last = step.transition();
                accepted = now;
            }
        }
        if (now.status() == FindingStatus.COORDINATED) {
            return FindingStatus.COORDINATED;
        }
        if (last == FindingTransition.ACCEPT) {
            return saysNoMore(now, accepted) ? FindingStatus.ACCEPTED : FindingStatus.OPEN;
        }
        if (last == FindingTransition.ACKNOWLEDGE) {
            return FindingStatus.ACKNOWLEDGED;
        }
        return last == FindingTransition.DISPUTE ? FindingStatus.DISPUTED : FindingStatus.OPEN;
    }

    private static boolean saysNoMore(FindingFact now, FindingFact accepted) {
        return now.severity().ordinal() <= accepted.severity().ordinal()
                && Set.copyOf(accepted.agencies()).containsAll(now.agencies())
                && Set.copyOf(accepted.programmes()).containsAll(now.programmes())
                && Set.copyOf(accepted.responsibilities()).containsAll(now.responsibilities())
                && points(accepted).containsAll(points(now));
    }

    private static Set<List<Object>> points(FindingFact finding) {
        Set<List<Object>> points = new HashSet<>();
        for (FindingBox box : finding.extent()) {
            for (String territory : box.territories()) {
                for (String place : PLACES.get(territory)) {
                    for (int day = 0; day <= DAYS; day++) {
                        for (int age : List.of(0, 18, 60)) {
                            for (String group : List.of("a", "b", "people in neither")) {
                                if (holds(box, DAY_0.plusDays(day), age, group)) {
                                    points.add(List.of(place, day, age, group));
                                }
                            }
                        }
                    }
                }
            }
        }
        return points;
    }

    private static boolean holds(FindingBox box, LocalDate day, int age, String group) {
        return !day.isBefore(box.validFrom())
                && (box.validTo() == null || day.isBefore(box.validTo()))
                && box.ageFrom() <= age
                && age < box.ageTo()
                && (box.groups().isEmpty() || box.groups().contains(group))
                && !box.groupsExcept().contains(group);
    }

    /** What a detection finds; mostly small, so that one finding is often inside another. */
    private static FindingFact finding(Random random) {
        return finding(
                random.nextInt(5) == 0 ? FindingStatus.COORDINATED : FindingStatus.OPEN,
                random.nextInt(4) == 0 ? Severity.HIGH : Severity.MEDIUM,
                random.nextInt(5) == 0 ? List.of("A", "B", "D") : List.of("A", "B"),
                Stream.generate(() -> box(random)).limit(1 + random.nextInt(2)).toList());
    }

    private static FindingFact finding(
            FindingStatus detected, Severity severity, List<String> agencies, List<FindingBox> extent) {
        return new FindingFact(
                "F",
                FindingType.OVERLAP,
                detected,
                severity,
                false,
                FindingTiming.CURRENT,
                List.of("P"),
                null,
                null,
                List.of(),
                agencies,
                List.of("R"),
                extent,
                Map.of(),
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                1);
    }

    private static FindingBox box(Random random) {
        List<String> territories = new ArrayList<>(PLACES.keySet());
        Collections.sort(territories);
        int from = random.nextInt(2);
        int ageFrom = random.nextInt(3) == 0 ? 18 : 0;
        List<String> groups = random.nextInt(3) > 0 ? List.of() : List.of(random.nextBoolean() ? "a" : "b");
        boolean excepts = random.nextBoolean();
        return new FindingBox(
                List.of(territories.get(random.nextInt(territories.size()))),
                DAY_0.plusDays(from),
                random.nextBoolean() ? null : DAY_0.plusDays(from + 1 + random.nextInt(DAYS - from)),
                ageFrom,
                random.nextInt(3) == 0 ? 60 : 130,
                excepts ? List.of() : groups,
                excepts ? groups : List.of());
    }

    private static FindingBox box(String territory) {
        return new FindingBox(List.of(territory), DAY_0, null, 0, 130, List.of(), List.of());
    }

    private static FindingStatus acceptedWith(FindingFact accepted, FindingFact now) {
        return FindingLife.status(now, new LastStep(FindingTransition.ACCEPT, accepted), TREE);
    }

    private static FindingFact in(String... territories) {
        return finding(
                FindingStatus.OPEN,
                Severity.MEDIUM,
                List.of("A", "B"),
                Stream.of(territories).map(FindingLifeTest::box).toList());
    }

    @Test
    void staysAcceptedWithinWhatWasAcceptedHoweverItsBoxesAreWritten() {
        assertThat(acceptedWith(in("C-1"), in("C-1-1", "C-1-2"))).isEqualTo(FindingStatus.ACCEPTED);
        assertThat(acceptedWith(in("C-1-1", "C-1-2"), in("C-1"))).isEqualTo(FindingStatus.ACCEPTED);
        assertThat(acceptedWith(in("C-1"), in("C-1-2"))).isEqualTo(FindingStatus.ACCEPTED);
    }

    @Test
    void opensAgainWhereItWasNotAccepted() {
        assertThat(acceptedWith(in("C-1"), in("C-1-1", "C-2"))).isEqualTo(FindingStatus.OPEN);
    }

    @Test
    void aTerritoryThatIsNotKnownAnyMoreWasAcceptedForNothing() {
        assertThat(acceptedWith(in("GONE", "C-1"), in("C-1"))).isEqualTo(FindingStatus.ACCEPTED);
        assertThat(acceptedWith(in("GONE"), in("C-1"))).isEqualTo(FindingStatus.OPEN);
    }

    @Test
    void saysWhatHasChanged() {
        FindingFact before = in("C-1");
        FindingFact after = finding(FindingStatus.ACCEPTED, Severity.HIGH, List.of("B", "D"), List.of(box("C")));

        FindingDifference difference = FindingDifference.between(before, after, TREE);

        assertThat(difference.statusBefore()).isEqualTo(FindingStatus.OPEN);
        assertThat(difference.severityBefore()).isEqualTo(Severity.MEDIUM);
        assertThat(difference.agenciesAdded()).containsExactly("D");
        assertThat(difference.agenciesRemoved()).containsExactly("A");
        assertThat(difference.programmesAdded()).isEmpty();
        assertThat(difference.extentAdded()).containsExactly(box("C-2"));
        assertThat(difference.extentRemoved()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(FindingTransition.class)
    void noStepKeepsWhatIsNotDetectedOrTakesTheStatusFromWhatAgreementsCover(FindingTransition transition) {
        LastStep last = new LastStep(transition, transition == FindingTransition.ACCEPT ? in("C") : null);
        for (FindingStatus detected : List.of(FindingStatus.RESOLVED, FindingStatus.COORDINATED)) {
            assertThat(FindingLife.status(in("C").withStatus(detected), last, TREE))
                    .isEqualTo(detected);
        }
    }

    @ParameterizedTest
    @EnumSource(FindingStatus.class)
    void noStepResolvesAFindingOrLeavesItAsItWas(FindingStatus status) {
        assertThat(FindingTransition.from(status))
                .extracting(FindingLife::after)
                .doesNotContain(FindingStatus.RESOLVED, FindingStatus.COORDINATED, status);
    }
}
