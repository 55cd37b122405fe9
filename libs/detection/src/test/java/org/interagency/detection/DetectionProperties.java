package org.interagency.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** The detector against an oracle that looks at every point of a small world, one by one, by the letter of the rules. */
class DetectionProperties {

    private static final LocalDate DAY_0 = LocalDate.of(2024, 2, 27);
    private static final int DAYS = 6;
    private static final List<Integer> STARTING_AGES = List.of(0, 10, 20, 129);
    private static final List<Integer> AGES = List.of(0, 10, 20, 30, 129);
    private static final List<String> GROUPS = List.of("a", "b", ExtentBox.EVERYONE_ELSE);

    /** A person of a kind, at a place, on a day. */
    private record Point(String place, LocalDate day, int age, String group) {}

    @Property(tries = 3000)
    void findsExactlyWhatTheOracleFinds(@ForAll long seed) {
        World world = new World(new Random(seed));

        Map<String, Set<Point>> found = new TreeMap<>();
        for (Finding finding : new FunctionDetector(world.tree()).detect(world.facts)) {
            Set<Point> points = new HashSet<>();
            for (ExtentBox box : finding.extent()) {
                for (Point point : world.points()) {
                    if (world.holds(box, point)) {
                        assertThat(points.add(point)).as("boxes are disjoint").isTrue();
                    }
                }
            }
            String name = finding instanceof Overlap ? finding.agencies().toString() : "unassigned";
            assertThat(found.put(name, points)).as("one finding for " + name).isNull();
        }

        assertThat(found).isEqualTo(world.oracle());
    }

    @Property(tries = 1000)
    void theOrderOfTheFactsMakesNoDifference(@ForAll long seed) {
        World world = new World(new Random(seed));
        List<Accountability> shuffled = new ArrayList<>(world.facts.accountable());
        Collections.shuffle(shuffled, new Random(seed + 1));
        FunctionFacts same = new FunctionFacts(
                world.facts.programme(),
                world.facts.owner(),
                world.facts.function(),
                true,
                world.facts.extent(),
                shuffled);

        FunctionDetector detector = new FunctionDetector(world.tree());
        assertThat(detector.detect(same)).isEqualTo(detector.detect(world.facts));
    }

    @Property(tries = 1000)
    void anExtentLiesWithinAnotherWhenEachOfItsPointsDoes(@ForAll long seed) {
        Random random = new Random(seed);
        World world = new World(random);
        Extent one = world.extent(random);
        Extent other = world.extent(random);
        Set<Point> inOne = world.pointsOf(one);
        Set<Point> inOther = world.pointsOf(other);

        assertThat(one.liesWithin(other, world.tree())).isEqualTo(inOther.containsAll(inOne));
        assertThat(one.intersects(other, world.tree())).isEqualTo(inOne.stream().anyMatch(inOther::contains));
    }

    @Property(tries = 1000)
    void namesAsFewTerritoriesAsHoldThePlaces(@ForAll long seed) {
        Random random = new Random(seed);
        World world = new World(random);
        Set<String> some = world.extent(random).territories();

        List<String> named = world.tree().codesOf(world.tree().rangesOf(some));

        assertThat(world.placesIn(named)).isEqualTo(world.placesIn(some));
        for (String code : world.parents.keySet()) {
            Set<String> places = world.placesIn(List.of(code));
            long parts = named.stream()
                    .filter(part -> places.containsAll(world.placesIn(List.of(part))))
                    .count();
            assertThat(world.placesIn(some).containsAll(places) && parts > 1)
                    .as(code + " could stand for several of " + named)
                    .isFalse();
        }
    }

    /** A random small tree and random facts in it. */
    private static final class World {

        private final Map<String, @Nullable String> parents = new TreeMap<>();
        private final Map<String, LocalDate> ends = new TreeMap<>();
        private final FunctionFacts facts;

        World(Random random) {
            int territories = 1 + random.nextInt(8);
            for (int i = 0; i < territories; i++) {
                parents.put("T" + i, i == 0 || random.nextInt(8) == 0 ? null : "T" + random.nextInt(i));
                if (random.nextInt(8) == 0) {
                    ends.put("T" + i, DAY_0.plusDays(random.nextInt(DAYS)));
                }
            }
            List<Accountability> accountable = new ArrayList<>();
            int count = random.nextInt(6);
            for (int i = 0; i < count; i++) {
                String from = random.nextInt(2) == 0 ? null : "r" + random.nextInt(count);
                String agency = "A" + random.nextInt(3);
                accountable.add(new Accountability("r" + i, agency, agency, from, extent(random)));
            }
            facts = new FunctionFacts("P", "O", "f", true, extent(random), accountable);
        }

        TerritoryTree tree() {
            return new TerritoryTree(parents.entrySet().stream()
                    .map(entry -> new Territory(entry.getKey(), entry.getValue(), ends.get(entry.getKey())))
                    .toList());
        }

        Extent extent(Random random) {
            Set<String> territories = new HashSet<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                territories.add("T" + random.nextInt(parents.size()));
            }
            int from = random.nextInt(DAYS - 1);
            LocalDate to = random.nextInt(3) == 0 ? null : DAY_0.plusDays(from + 1 + random.nextInt(DAYS - from));
            int ageFrom = STARTING_AGES.get(random.nextInt(STARTING_AGES.size()));
            int ageTo = random.nextInt(2) == 0 ? AgeRange.LIMIT : Math.min(AgeRange.LIMIT, ageFrom + 10);
            Set<String> groups = new HashSet<>();
            for (String group : GROUPS.subList(0, 2)) {
                if (random.nextInt(3) == 0) {
                    groups.add(group);
                }
            }
            return new Extent(territories, new Period(DAY_0.plusDays(from), to), new AgeRange(ageFrom, ageTo), groups);
        }

        Set<Point> points() {
            Set<Point> points = new HashSet<>();
            for (String place : placesIn(parents.keySet())) {
                for (int day = 0; day <= DAYS; day++) {
                    for (int age : AGES) {
                        for (String group : GROUPS) {
                            points.add(new Point(place, DAY_0.plusDays(day), age, group));
                        }
                    }
                }
            }
            return points;
        }

        Set<String> placesIn(Iterable<String> territories) {
            Set<String> places = new HashSet<>();
            for (String place : parents.keySet()) {
                for (String territory : territories) {
                    if (!parents.containsValue(place) && isWithin(place, territory)) {
                        places.add(place);
                    }
                }
            }
            return places;
        }

        private boolean isWithin(@Nullable String place, String territory) {
            return place != null && (place.equals(territory) || isWithin(parents.get(place), territory));
        }

        Set<Point> pointsOf(Extent extent) {
            return points().stream().filter(point -> holds(extent, point)).collect(Collectors.toSet());
        }

        private boolean holds(Extent extent, Point point) {
            return holds(extent.territories(), extent.period(), extent.ages(), extent.groups(), point);
        }

        boolean holds(ExtentBox box, Point point) {
            return holds(box.territories(), box.period(), box.ages(), box.groups(), point);
        }

        /** A group that no fact names is nobody's, so everyone in it is "everyone else". */
        private boolean holds(
                Iterable<String> territories, Period period, AgeRange ages, Iterable<String> groups, Point point) {
            boolean inGroups = !groups.iterator().hasNext();
            for (String group : groups) {
                inGroups |= group.equals(point.group())
                        || group.equals(ExtentBox.EVERYONE_ELSE) && !named().contains(point.group());
            }
            boolean inTerritories = false;
            for (String territory : territories) {
                inTerritories |= isWithin(point.place(), territory);
            }
            return inGroups
                    && inTerritories
                    && !point.day().isBefore(period.validFrom())
                    && (period.validTo() == null || point.day().isBefore(period.validTo()))
                    && ages.ageFrom() <= point.age()
                    && point.age() < ages.ageTo();
        }

        private Set<String> named() {
            Set<String> named =
                    new HashSet<>(facts == null ? Set.of() : facts.extent().groups());
            if (facts != null) {
                facts.accountable().forEach(one -> named.addAll(one.extent().groups()));
            }
            return named;
        }

        Map<String, Set<Point>> oracle() {
            Map<String, Set<Point>> expected = new TreeMap<>();
            for (Point point : pointsOf(facts.extent())) {
                if (hasEnded(point.place(), point.day())) {
                    continue;
                }
                List<String> agencies = facts.accountable().stream()
                        .filter(one -> counts(one, point))
                        .map(Accountability::agency)
                        .distinct()
                        .sorted()
                        .toList();
                if (agencies.isEmpty()) {
                    add(expected, "unassigned", point);
                }
                for (int i = 0; i < agencies.size(); i++) {
                    for (int j = i + 1; j < agencies.size(); j++) {
                        add(expected, List.of(agencies.get(i), agencies.get(j)).toString(), point);
                    }
                }
            }
            return expected;
        }

        private boolean hasEnded(@Nullable String territory, LocalDate day) {
            return territory != null
                    && (ends.containsKey(territory) && !day.isBefore(ends.get(territory))
                            || hasEnded(parents.get(territory), day));
        }

        private static void add(Map<String, Set<Point>> to, String name, Point point) {
            to.computeIfAbsent(name, key -> new HashSet<>()).add(point);
        }

        private boolean counts(Accountability one, Point point) {
            return holds(one.extent(), point)
                    && facts.accountable().stream().noneMatch(delegate -> takesThePlaceOf(one, delegate, point));
        }

        private boolean takesThePlaceOf(Accountability one, Accountability delegate, Point point) {
            Accountability from = find(delegate.delegatedFrom());
            return from != null
                    && from.agency().equals(one.agency())
                    && !delegate.agency().equals(one.agency())
                    && holds(delegate.extent(), point)
                    && holds(from.extent(), point)
                    && !descends(
                            one, delegate.responsibility(), facts.accountable().size());
        }

        private boolean descends(Accountability one, String ancestor, int steps) {
            return one.delegatedFrom() != null
                    && find(one.delegatedFrom()) != null
                    && (one.delegatedFrom().equals(ancestor)
                            || steps > 0
                                    && descends(
                                            Objects.requireNonNull(find(one.delegatedFrom())), ancestor, steps - 1));
        }

        private @Nullable Accountability find(@Nullable String id) {
            return facts.accountable().stream()
                    .filter(one -> one.responsibility().equals(id))
                    .findFirst()
                    .orElse(null);
        }
    }
}
