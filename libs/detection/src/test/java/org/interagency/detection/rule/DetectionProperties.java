package org.interagency.detection.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.interagency.detection.World;
import org.interagency.detection.World.Point;
import org.interagency.detection.fact.Accountability;
import org.interagency.detection.fact.ContingencyFacts;
import org.interagency.detection.fact.FunctionFacts;
import org.interagency.detection.fact.Ownership;
import org.interagency.detection.fact.Programme;
import org.interagency.detection.fact.TenureFacts;
import org.interagency.detection.fact.TenureFacts.Tenure;
import org.interagency.detection.geometry.Extent;
import org.interagency.detection.geometry.ExtentBox;
import org.jspecify.annotations.Nullable;

/** Compares the rules with oracles that apply their definitions to every point of a small world. */
class DetectionProperties {

    @Property(tries = 3000)
    void findsTheOverlapsAndWhatIsUnassigned(@ForAll long seed) {
        World world = new World(new Random(seed));
        FunctionFacts facts = functionFacts(world);

        List<Finding> findings = functionFindings(world, facts);

        assertThat(pointsByName(world, findings)).isEqualTo(oracle(world, facts));
        for (Finding finding : findings) {
            coordinatesWhatAgreementsCover(
                    world,
                    finding,
                    point -> finding.rule() == RuleName.OVERLAP
                            && world.agreed(facts.agreements(), finding.agencies(), List.of("P"), "f", point));
        }
    }

    @Property(tries = 3000)
    void saysWhoIsAccountableSomewhereAndWhereNobodyIs(@ForAll long seed) {
        World world = new World(new Random(seed));
        FunctionFacts facts = functionFacts(world);
        Extent where = world.extent();

        Holders answer = Holders.within(where, facts, world.tree(), world.agencies());

        Map<Accountability, Set<Point>> expected = new HashMap<>();
        Set<Point> nobody = new HashSet<>();
        for (Point point : world.points()) {
            if (world.holds(where, point)
                    && facts.ownerships().stream().anyMatch(owned -> world.covers(owned.extent(), point))) {
                List<Accountability> here = facts.accountable().stream()
                        .filter(one -> counts(world, facts, one, point))
                        .toList();
                here.forEach(one ->
                        expected.computeIfAbsent(one, key -> new HashSet<>()).add(point));
                if (here.isEmpty()) {
                    nobody.add(point);
                }
            }
        }
        Map<Accountability, Set<Point>> found = new HashMap<>();
        answer.holders()
                .forEach(holder ->
                        found.put(holder.accountability(), Objects.requireNonNull(world.pointsOf(holder.extent()))));
        assertThat(found).isEqualTo(expected);
        assertThat(world.pointsOf(answer.nobody())).isEqualTo(nobody);
    }

    @Property(tries = 3000)
    void territoriesThatDoNotBearOnAProgrammeChangeNothing(@ForAll long seed) {
        World world = new World(new Random(seed));
        FunctionFacts facts = functionFacts(world);
        Set<String> territories = facts.ownerships().stream()
                .flatMap(ownership -> ownership.extent().territories().stream())
                .collect(Collectors.toSet());
        UUID before = world.tree().bearingOn(territories);
        List<Finding> findings = functionFindings(world, facts);
        world.changeATerritory();

        boolean same = world.tree().bearingOn(territories).equals(before);

        Statistics.label("bears on the programme").collect(!same);
        Assume.that(same);
        assertThat(functionFindings(world, facts)).isEqualTo(findings);
    }

    private static List<Finding> functionFindings(World world, FunctionFacts facts) {
        return Rules.FUNCTION.findings(new FunctionContext(facts, world.tree(), world.agencies()));
    }

    private static List<Finding> contingencyFindings(World world, ContingencyFacts facts) {
        return Rules.CONTINGENCY.findings(new ContingencyContext(facts, world.tree(), world.agencies()));
    }

    static FunctionFacts functionFacts(World world) {
        List<Accountability> accountable = new ArrayList<>();
        int count = world.random.nextInt(6);
        for (int i = 0; i < count; i++) {
            for (Extent state : world.states()) {
                String from = world.random.nextInt(2) == 0 ? null : "r" + world.random.nextInt(count);
                accountable.add(new Accountability("r" + i, world.anyAgency(), from, state));
            }
        }
        List<Ownership> ownerships = ownerships(world);
        return new FunctionFacts(
                "P",
                "f",
                ownerships,
                ownerships.stream()
                        .map(Ownership::extent)
                        .filter(extent -> world.random.nextInt(4) > 0)
                        .toList(),
                accountable,
                world.agreements(List.of("P", "Q"), "f"));
    }

    private static List<Ownership> ownerships(World world) {
        return world.states().stream()
                .map(state -> new Ownership(world.anyAgency(), state))
                .toList();
    }

    private static Map<String, Set<Point>> oracle(World world, FunctionFacts facts) {
        Map<String, Set<Point>> expected = new TreeMap<>();
        Set<Point> unassigned = new HashSet<>();
        Set<String> owners = new HashSet<>();
        for (Point point : world.points()) {
            List<String> ownersHere = facts.ownerships().stream()
                    .filter(ownership -> world.covers(ownership.extent(), point))
                    .map(Ownership::owner)
                    .toList();
            if (ownersHere.isEmpty()) {
                continue;
            }
            List<String> agencies = facts.accountable().stream()
                    .filter(one -> counts(world, facts, one, point))
                    .map(Accountability::agency)
                    .distinct()
                    .sorted()
                    .toList();
            if (agencies.isEmpty() && facts.required().stream().anyMatch(extent -> world.holds(extent, point))) {
                unassigned.add(point);
                owners.addAll(ownersHere);
            }
            forEachPair(agencies, (one, other) -> {
                if (!world.areOneBody(one, other, point.day())) {
                    add(expected, "OVERLAP [P] " + List.of(one, other), point);
                }
            });
        }
        if (!unassigned.isEmpty()) {
            expected.put("UNASSIGNED [P] " + sorted(owners), unassigned);
        }
        return expected;
    }

    static boolean counts(World world, FunctionFacts facts, Accountability one, Point point) {
        return acts(world, one, point)
                && facts.accountable().stream()
                        .noneMatch(delegate -> takesThePlaceOf(world, facts, one, delegate, point));
    }

    private static boolean acts(World world, Accountability one, Point point) {
        return world.holds(one.extent(), point) && !world.hasCeased(one.agency(), point.day());
    }

    private static boolean takesThePlaceOf(
            World world, FunctionFacts facts, Accountability one, Accountability delegate, Point point) {
        return states(facts, delegate.delegatedFrom())
                .anyMatch(from -> from.agency().equals(one.agency())
                        && !delegate.agency().equals(one.agency())
                        && acts(world, delegate, point)
                        && world.holds(from.extent(), point)
                        && !descends(
                                facts,
                                one,
                                delegate.responsibility(),
                                facts.accountable().size()));
    }

    private static boolean descends(FunctionFacts facts, Accountability one, String ancestor, int steps) {
        return states(facts, one.delegatedFrom())
                .anyMatch(from -> from.responsibility().equals(ancestor)
                        || steps > 0 && descends(facts, from, ancestor, steps - 1));
    }

    private static Stream<Accountability> states(FunctionFacts facts, @Nullable String id) {
        return facts.accountable().stream().filter(one -> one.responsibility().equals(id));
    }

    @Property(tries = 3000)
    void findsTheDuplicationsTheFragmentationAndWhatIsUncovered(@ForAll long seed) {
        World world = new World(new Random(seed));
        ContingencyFacts facts = contingencyFacts(world);

        List<Finding> findings = contingencyFindings(world, facts);

        assertThat(pointsByName(world, findings)).isEqualTo(oracle(world, facts));
        for (Finding finding : findings) {
            if (finding.rule() == RuleName.DUPLICATION) {
                var pairs =
                        duplications(world, facts, finding.benefits().get(0)).values();
                coordinatesWhatAgreementsCover(
                        world, finding, point -> pairs.stream().noneMatch(pair -> pair.apart.contains(point)));
            } else {
                coordinatesWhatAgreementsCover(world, finding, point -> false);
            }
        }
    }

    /**
     * Seen on a day, a finding is coordinated if agreements cover all its points of that day, or else of its next or its last day; and it says on which
     * day that changes.
     */
    private static void coordinatesWhatAgreementsCover(World world, Finding finding, Predicate<Point> agreed) {
        Set<Point> points = Objects.requireNonNull(world.pointsOf(finding));
        assertThat(finding.coordination().isWhole()).isEqualTo(points.stream().allMatch(agreed));
        TreeMap<LocalDate, Boolean> byDay = new TreeMap<>();
        points.forEach(point -> byDay.merge(point.day(), agreed.test(point), Boolean::logicalAnd));
        Predicate<LocalDate> expected = day -> (byDay.ceilingKey(day) == null
                        ? byDay.lastEntry()
                        : Objects.requireNonNull(byDay.ceilingEntry(day)))
                .getValue();
        for (int i = -1; i < 9; i++) {
            LocalDate day = World.DAY_0.plusDays(i);
            assertThat(finding.coordination().isOn(day)).isEqualTo(expected.test(day));
            assertThat(finding.coordination().changesAfter(day))
                    .isEqualTo(day.plusDays(1)
                            .datesUntil(World.DAY_0.plusDays(10))
                            .filter(later -> expected.test(later) != expected.test(day))
                            .findFirst()
                            .orElse(null));
        }
        Statistics.label("coordinated").collect(finding.coordination().isWhole(), byDay.containsValue(true));
    }

    @Property(tries = 3000)
    void tellsWhichProgrammesDuplicateEachOther(@ForAll long seed) {
        World world = new World(new Random(seed));
        ContingencyFacts facts = contingencyFacts(world);

        for (String benefit : List.of("x", "y")) {
            Map<List<String>, SharedPoints> expected = duplications(world, facts, benefit);
            Statistics.label("pairs").collect(expected.size());
            assertPairs(
                    world,
                    Pairs.ofDuplication(new ContingencyContext(facts, world.tree(), world.agencies()), benefit),
                    expected);
        }
    }

    @Property(tries = 3000)
    void tellsWhichProgrammesFragmentAContingency(@ForAll long seed) {
        World world = new World(new Random(seed));
        ContingencyFacts facts = contingencyFacts(world);
        Map<List<String>, SharedPoints> expected = shared(
                world,
                facts,
                (one, other, owners, point) ->
                        !world.agreed(facts.agreements(), owners, List.of(one.code(), other.code()), null, point));

        assertPairs(
                world, Pairs.ofFragmentation(new ContingencyContext(facts, world.tree(), world.agencies())), expected);
    }

    /** Reads page after page, and compares all pairs with those expected. */
    private static void assertPairs(World world, Pairs pairs, Map<List<String>, SharedPoints> expected) {
        int most = 1 + world.random.nextInt(3);
        int mostBoxes = 1 + world.random.nextInt(8);
        List<List<String>> order = new ArrayList<>();
        ProgrammePair last = null;
        Pairs.PairPage page;
        do {
            page = pairs.after(last, most, mostBoxes);
            assertThat(page.pairs()).hasSizeLessThanOrEqualTo(most);
            for (Pairs.SharedPair pair : page.pairs()) {
                last = pair.programmes();
                order.add(last.codes());
                SharedPoints points = expected.get(last.codes());
                assertThat(points).as("%s", last).isNotNull();
                assertThat(world.pointsOf(pair.extent())).isEqualTo(points.points);
                assertThat(pair.owners()).isEqualTo(sorted(points.owners));
                assertThat(pair.coordination().isWhole()).isEqualTo(points.apart.isEmpty());
            }
            assertThat(page.someAreLeft()).isEqualTo(order.size() < expected.size());
        } while (page.someAreLeft());
        assertThat(order)
                .containsExactlyElementsOf(new TreeMap<>(
                                expected.keySet().stream().collect(Collectors.toMap(Object::toString, codes -> codes)))
                        .values());
    }

    /** What two programmes have in common, whose owners are not one body. */
    private static final class SharedPoints {

        private final Set<Point> points = new HashSet<>();
        private final Set<String> owners = new HashSet<>();

        /** Those at which no agreement joins the two. */
        private final Set<Point> apart = new HashSet<>();
    }

    /** Selects points that two programmes have in common. */
    private interface SharedPointFilter {
        boolean passes(Programme one, Programme other, List<String> owners, Point point);
    }

    private static Map<List<String>, SharedPoints> duplications(World world, ContingencyFacts facts, String benefit) {
        return shared(
                world,
                facts,
                (one, other, owners, point) ->
                        one.benefits().contains(benefit) && other.benefits().contains(benefit));
    }

    private static Map<List<String>, SharedPoints> shared(
            World world, ContingencyFacts facts, SharedPointFilter filter) {
        Map<List<String>, SharedPoints> shared = new HashMap<>();
        for (Point point : world.points()) {
            if (world.isWithin(point.place(), facts.territory())) {
                forEachPair(
                        facts.programmes().stream()
                                .filter(programme -> world.covers(programme.extent(), point))
                                .toList(),
                        (one, other) -> {
                            List<String> codes = List.of(one.code(), other.code());
                            List<String> owners = Stream.of(one.owner(), other.owner())
                                    .sorted()
                                    .toList();
                            if (!world.areOneBody(one.owner(), other.owner(), point.day())
                                    && filter.passes(one, other, owners, point)) {
                                SharedPoints both = shared.computeIfAbsent(codes, key -> new SharedPoints());
                                both.points.add(point);
                                both.owners.addAll(owners);
                                if (!world.agreed(facts.agreements(), owners, codes, null, point)) {
                                    both.apart.add(point);
                                }
                            }
                        });
            }
        }
        return shared;
    }

    private static ContingencyFacts contingencyFacts(World world) {
        List<Programme> programmes = new ArrayList<>();
        int count = world.random.nextInt(6);
        for (int i = 0; i < count; i++) {
            BigDecimal budget = world.random.nextBoolean() ? null : BigDecimal.valueOf(world.random.nextInt(3));
            for (Extent state : world.states()) {
                programmes.add(new Programme("p" + i, world.anyAgency(), benefits(world), state, budget));
            }
        }
        return new ContingencyFacts(
                "c",
                world.anyTerritory(),
                world.random.nextInt(4) == 0 ? null : world.extent(),
                programmes,
                world.agreements(
                        IntStream.range(0, count).mapToObj(i -> "p" + i).toList(), "f"));
    }

    private static Set<String> benefits(World world) {
        Set<String> benefits = new HashSet<>();
        for (String benefit : List.of("x", "y")) {
            if (world.random.nextBoolean()) {
                benefits.add(benefit);
            }
        }
        return benefits;
    }

    private static Map<String, Set<Point>> oracle(World world, ContingencyFacts facts) {
        Map<String, Set<Point>> expected = new TreeMap<>();
        Map<String, Set<String>> fragmented =
                new HashMap<>(Map.of("programmes", new HashSet<>(), "owners", new HashSet<>()));
        Set<Point> apart = new HashSet<>();
        for (Point point : world.points()) {
            if (!world.isWithin(point.place(), facts.territory())) {
                continue;
            }
            List<Programme> here = facts.programmes().stream()
                    .filter(programme -> world.covers(programme.extent(), point))
                    .toList();
            if (facts.need() != null && here.isEmpty() && world.covers(facts.need(), point)) {
                add(expected, "UNCOVERED [] []", point);
            }
            forEachPair(here, (one, other) -> {
                if (!world.areOneBody(one.owner(), other.owner(), point.day())) {
                    List<String> codes = List.of(one.code(), other.code());
                    List<String> owners = sorted(Set.of(one.owner(), other.owner()));
                    if (!world.agreed(facts.agreements(), owners, codes, null, point)) {
                        apart.add(point);
                        fragmented.get("programmes").addAll(codes);
                        fragmented.get("owners").addAll(owners);
                    }
                }
            });
        }
        for (String benefit : List.of("x", "y")) {
            Set<Point> points = new HashSet<>();
            Set<String> programmes = new HashSet<>();
            Set<String> owners = new HashSet<>();
            duplications(world, facts, benefit).forEach((codes, both) -> {
                points.addAll(both.points);
                programmes.addAll(codes);
                owners.addAll(both.owners);
            });
            if (!points.isEmpty()) {
                expected.put("DUPLICATION " + benefit + " " + sorted(programmes) + " " + sorted(owners), points);
            }
        }
        if (!apart.isEmpty()) {
            expected.put(
                    "FRAGMENTATION " + sorted(fragmented.get("programmes")) + " " + sorted(fragmented.get("owners")),
                    apart);
        }
        return expected;
    }

    @Property(tries = 2000)
    void findsWhatIsOrphaned(@ForAll long seed) {
        World world = new World(new Random(seed));
        List<Tenure> tenures = new ArrayList<>();
        for (int i = world.random.nextInt(6); i > 0; i--) {
            for (Extent state : world.states()) {
                tenures.add(new Tenure("r" + i, "f" + world.random.nextInt(2), world.anyAgency(), state));
            }
        }
        TenureFacts facts = new TenureFacts("P", ownerships(world), tenures);

        Map<String, Set<Point>> expected = new TreeMap<>();
        Map<String, Set<String>> responsibilities = new HashMap<>();
        for (Point point : world.points()) {
            List<Ownership> here = facts.ownerships().stream()
                    .filter(ownership -> world.covers(ownership.extent(), point))
                    .toList();
            for (Ownership ownership : here) {
                if (world.hasCeased(ownership.owner(), point.day())) {
                    add(expected, "null " + ownership.owner(), point);
                }
            }
            if (!here.isEmpty()) {
                for (Tenure tenure : tenures) {
                    if (world.holds(tenure.extent(), point) && world.hasCeased(tenure.agency(), point.day())) {
                        String name = tenure.function() + " " + tenure.agency();
                        add(expected, name, point);
                        responsibilities
                                .computeIfAbsent(name, key -> new HashSet<>())
                                .add(tenure.responsibility());
                    }
                }
            }
        }

        Map<String, Set<Point>> found = new TreeMap<>();
        for (Finding finding : Rules.TENURE.findings(new TenureContext(facts, world.tree(), world.agencies()))) {
            String name = finding.function() + " " + finding.agencies().get(0);
            found.put(name, Objects.requireNonNull(world.pointsOf(finding)));
            assertThat(finding.responsibilities()).isEqualTo(sorted(responsibilities.getOrDefault(name, Set.of())));
        }
        assertThat(found).isEqualTo(expected);
    }

    @Property(tries = 500)
    void theOrderOfTheFactsMakesNoDifference(@ForAll long seed) {
        World world = new World(new Random(seed));
        FunctionFacts function = functionFacts(world);
        ContingencyFacts contingency = contingencyFacts(world);

        assertThat(functionFindings(
                        world,
                        new FunctionFacts(
                                function.programme(),
                                function.function(),
                                shuffled(function.ownerships(), seed),
                                shuffled(function.required(), seed),
                                shuffled(function.accountable(), seed),
                                shuffled(function.agreements(), seed))))
                .isEqualTo(functionFindings(world, function));
        assertThat(contingencyFindings(
                        world,
                        new ContingencyFacts(
                                contingency.contingency(),
                                contingency.territory(),
                                contingency.need(),
                                shuffled(contingency.programmes(), seed),
                                shuffled(contingency.agreements(), seed))))
                .isEqualTo(contingencyFindings(world, contingency));
    }

    private static <T> List<T> shuffled(List<T> facts, long seed) {
        List<T> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, new Random(seed + 1));
        return shuffled;
    }

    private static Map<String, Set<Point>> pointsByName(World world, List<Finding> findings) {
        Map<String, Set<Point>> found = new TreeMap<>();
        for (Finding finding : findings) {
            Set<Point> points = world.pointsOf(finding);
            String name = finding.rule() + " "
                    + Stream.concat(
                                    finding.benefits().stream(),
                                    Stream.of(finding.programmes() + " " + finding.agencies()))
                            .collect(Collectors.joining(" "));
            assertThat(points).as("boxes of %s are disjoint", name).isNotNull();
            forEachPair(finding.extent(), (one, other) -> assertThat(couldBeOne(one, other))
                    .as("%s and %s could be one box", one, other)
                    .isFalse());
            assertThat(finding.vertical()).as(name).isEqualTo(isVertical(world, finding, points));
            assertThat(found.put(name, points)).as("one finding for %s", name).isNull();
        }
        assertThat(findings.stream().map(Finding::id).distinct()).hasSameSizeAs(findings);
        return found;
    }

    private static boolean isVertical(World world, Finding finding, Set<Point> points) {
        return finding.rule() != RuleName.UNASSIGNED
                && points.stream()
                        .anyMatch(point -> finding.agencies().stream()
                                        .map(agency -> world.levelOf(agency, point.day()))
                                        .distinct()
                                        .count()
                                > 1);
    }

    /** Whether two boxes could be one: they differ only in their territories, or only in periods or age ranges that touch. */
    private static boolean couldBeOne(ExtentBox one, ExtentBox other) {
        boolean samePlaces = one.territories().equals(other.territories());
        boolean sameDays = one.period().equals(other.period());
        boolean sameAges = one.ages().equals(other.ages());
        boolean daysTouch = one.period().validFrom().equals(other.period().validTo())
                || other.period().validFrom().equals(one.period().validTo());
        boolean agesTouch = one.ages().ageFrom() == other.ages().ageTo()
                || other.ages().ageFrom() == one.ages().ageTo();
        return one.groups().equals(other.groups())
                && one.groupsExcept().equals(other.groupsExcept())
                && (sameDays && sameAges || samePlaces && sameAges && daysTouch || samePlaces && sameDays && agesTouch);
    }

    private static List<String> sorted(Set<String> some) {
        return some.stream().sorted().toList();
    }

    private static void add(Map<String, Set<Point>> to, String name, Point point) {
        to.computeIfAbsent(name, key -> new HashSet<>()).add(point);
    }

    /** What is told of two. */
    private interface Both<T> {
        void accept(T one, T other);
    }

    private static <T> void forEachPair(List<T> some, Both<T> both) {
        for (int i = 0; i < some.size(); i++) {
            for (int j = i + 1; j < some.size(); j++) {
                both.accept(some.get(i), some.get(j));
            }
        }
    }
}
