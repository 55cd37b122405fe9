package org.interagency.mapping.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.interagency.contracts.AgencyClass;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.AgencyFactBuilder;
import org.interagency.contracts.Population;
import org.interagency.contracts.TimedFact;
import org.interagency.contracts.vocabulary.AgencyKind;
import org.interagency.contracts.vocabulary.Bindingness;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.detection.geometry.Territory;
import org.interagency.detection.geometry.TerritoryTree;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Compares what agencies hold of a duty of their class with the definition, applied to every place and day of a small random world. */
class ClassMembersTest {

    private static final LocalDate START = LocalDate.of(2020, 1, 1);
    private static final int DAYS = 8;
    private static final int WORLDS = 3000;
    private static final List<String> LEVELS = List.of("state", "municipal");
    private static final List<AgencyKind> KINDS = List.of(AgencyKind.LOCAL_GOVERNMENT, AgencyKind.SECRETARIAT);

    /** A world of a random tree of up to 3 levels, agencies that change on days, and one duty. */
    private static final class RandomWorld {

        private final Random random;
        private final Map<String, Territory> territories = new HashMap<>();
        private final Set<String> inner = new HashSet<>();
        private final List<AgencyFact> agencies = new ArrayList<>();
        private final TerritoryTree tree;
        private final ClassDuty duty;

        RandomWorld(long seed) {
            random = new Random(seed);
            add("N", null);
            for (int i = 0; i < 3; i++) {
                add("N" + i, "N");
                for (int j = random.nextInt(3); j > 0; j--) {
                    add("N" + i + j, "N" + i);
                    for (int k = random.nextInt(3); k > 0; k--) {
                        add("N" + i + j + k, "N" + i + j);
                    }
                }
            }
            tree = new TerritoryTree(territories.values());
            for (int i = 0; i < 6; i++) {
                agencies.add(agency("A" + i));
            }
            Set<String> covered = new HashSet<>(Set.of(anyTerritory()));
            covered.add(anyTerritory());
            if (random.nextInt(4) == 0) {
                covered.add("UNKNOWN");
            }
            duty = new ClassDuty(
                    "duty",
                    ProgrammeFunction.PROVISION,
                    new AgencyClass(any(KINDS), any(LEVELS)),
                    covered,
                    Population.EVERYONE,
                    day(random.nextInt(3)),
                    random.nextBoolean() ? null : day(3 + random.nextInt(4)),
                    null,
                    Bindingness.MUST);
        }

        private void add(String code, @Nullable String parent) {
            List<Territory.TerritoryState> states =
                    new ArrayList<>(List.of(new Territory.TerritoryState(null, any(LEVELS))));
            if (random.nextInt(3) == 0) {
                states.add(new Territory.TerritoryState(day(1 + random.nextInt(DAYS)), any(LEVELS)));
            }
            territories.put(code, new Territory(code, parent, null, states));
            if (parent != null) {
                inner.add(parent);
            }
        }

        private AgencyFact agency(String code) {
            LocalDate from = random.nextBoolean() ? null : day(random.nextInt(4));
            LocalDate to = random.nextBoolean() ? null : day(4 + random.nextInt(4));
            List<AgencyFact> states = new ArrayList<>();
            LocalDate since = null;
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                LocalDate until = i == 1 ? null : day((since == null ? 0 : days(since)) + 1 + random.nextInt(3));
                states.add(state(code, from, to, since, until));
                since = until;
            }
            AgencyFact first = states.get(0);
            return first.with(1, first.since(), first.until(), states.subList(1, states.size()));
        }

        private AgencyFact state(
                String code,
                @Nullable LocalDate from,
                @Nullable LocalDate to,
                @Nullable LocalDate since,
                @Nullable LocalDate until) {
            return AgencyFactBuilder.builder()
                    .code(code)
                    .name(Map.of("en", "Agency"))
                    .kind(any(KINDS))
                    .level("municipal")
                    .territory(random.nextInt(8) == 0 ? "NOWHERE" : anyTerritory())
                    .predecessors(List.of())
                    .successors(List.of())
                    .validFrom(from)
                    .validTo(to)
                    .version(1)
                    .since(since)
                    .until(until)
                    .otherStates(List.of())
                    .build();
        }

        private <T> T any(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }

        private String anyTerritory() {
            return any(List.copyOf(new TreeSet<>(territories.keySet())));
        }

        private List<String> places() {
            return territories.keySet().stream()
                    .filter(code -> !inner.contains(code))
                    .toList();
        }

        private boolean isWithin(String place, String territory) {
            for (String at = place; at != null; at = territories.get(at).parent()) {
                if (at.equals(territory)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isWithin(String place, Set<String> some) {
            return some.stream().anyMatch(territory -> isWithin(place, territory));
        }

        /** The definition: who stands for the class at a place on a day. */
        private Set<String> accountableAt(String place, LocalDate day) {
            Set<String> accountable = new TreeSet<>();
            if (isWithin(place, duty.territories()) && TimedFact.isWithin(day, duty.validFrom(), duty.validTo())) {
                for (AgencyFact agency : agencies) {
                    AgencyFact state = agency.on(day);
                    if (state.isValidOn(day)
                            && state.kind() == duty.agencyClass().kind()
                            && territories.containsKey(state.territory())
                            && levelOf(state.territory(), day)
                                    .equals(duty.agencyClass().level())
                            && isWithin(place, state.territory())) {
                        accountable.add(agency.code());
                    }
                }
            }
            return accountable;
        }

        private String levelOf(String territory, LocalDate day) {
            String level = "";
            for (Territory.TerritoryState state : territories.get(territory).states()) {
                if (state.since() == null || !state.since().isAfter(day)) {
                    level = state.level();
                }
            }
            return level;
        }
    }

    private static LocalDate day(int number) {
        return START.plusDays(number);
    }

    private static int days(LocalDate day) {
        return (int) (day.toEpochDay() - START.toEpochDay());
    }

    private static LongStream seeds() {
        return LongStream.range(0, WORLDS);
    }

    @Test
    void anAgencyHoldsOfADutyOfItsClassWhatTheDefinitionSays() {
        int accountable = 0;
        for (long seed : seeds().toArray()) {
            RandomWorld world = new RandomWorld(seed);
            List<Holding> holdings = ClassMembers.of(world.agencies).holdings(world.duty, world.tree);
            for (String place : world.places()) {
                for (int number = -1; number <= DAYS; number++) {
                    LocalDate day = day(number);
                    Set<String> found = new TreeSet<>();
                    for (Holding holding : holdings) {
                        if (world.isWithin(place, holding.territories())
                                && TimedFact.isWithin(day, holding.validFrom(), holding.validTo())) {
                            found.add(holding.agency());
                        }
                    }
                    assertThat(found)
                            .as(place + " on " + day + " in world " + seed)
                            .isEqualTo(world.accountableAt(place, day));
                    accountable += found.size();
                }
            }
        }
        assertThat(accountable).isGreaterThan(WORLDS);
    }

    @Test
    void noTwoHoldingsOfOneAgencyAreOfTheSameDay() {
        seeds().forEach(seed -> {
            RandomWorld world = new RandomWorld(seed);
            List<Holding> holdings = ClassMembers.of(world.agencies).holdings(world.duty, world.tree);
            for (Holding one : holdings) {
                assertThat(holdings)
                        .as("world " + seed)
                        .noneMatch(other -> one != other
                                && one.agency().equals(other.agency())
                                && TimedFact.isWithin(one.validFrom(), other.validFrom(), other.validTo()));
            }
        });
    }

    @Test
    void toSupposeAgenciesIsToHaveThem() {
        seeds().forEach(seed -> {
            RandomWorld world = new RandomWorld(seed);
            AgencyFact changed = world.state("A1", null, null, null, null);
            AgencyFact added = world.state("B", day(2), null, null, null);
            List<AgencyFact> then = new ArrayList<>(world.agencies);
            then.removeIf(agency -> agency.code().equals("A1"));
            then.addAll(List.of(changed, added));
            assertThat(ClassMembers.of(world.agencies)
                            .with(List.of(changed, added))
                            .holdings(world.duty, world.tree))
                    .as("world " + seed)
                    .containsExactlyInAnyOrderElementsOf(ClassMembers.of(then).holdings(world.duty, world.tree));
        });
    }
}
