package org.interagency.detection.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.interagency.detection.World;
import org.interagency.detection.World.Point;
import org.interagency.detection.fact.Accountability;
import org.interagency.detection.fact.FunctionFacts;
import org.interagency.detection.geometry.CountedPart;
import org.interagency.detection.measure.Aspect;
import org.interagency.detection.measure.FunctionMeasure;
import org.interagency.detection.measure.MeasuredPart;

/** Compares measures with counts over every point of a small world. */
class MeasureProperties {

    /** Where and when something is counted. */
    private record Spot(String what, String place, LocalDate day) implements Comparable<Spot> {

        @Override
        public int compareTo(Spot other) {
            return toString().compareTo(other.toString());
        }
    }

    /** How many ages a point of the world stands for: those up to the next one. */
    private static final Map<Integer, Integer> AGES = Map.of(0, 10, 10, 10, 20, 10, 30, 99, 129, 1);

    @Property(tries = 3000)
    void countsWhatTheDefinitionsCountAtEachPoint(@ForAll long seed) {
        World world = new World(new Random(seed));
        FunctionFacts facts = DetectionProperties.functionFacts(world);

        FunctionMeasure measure = FunctionMeasure.of(new FunctionContext(facts, world.tree(), world.agencies()));

        Map<Spot, Long> expected = expected(world, facts);
        Statistics.label("something is agreed")
                .collect(expected.keySet().stream().anyMatch(spot -> spot.what().equals(Aspect.AGREED.name())));
        assertThat(found(world, measure)).isEqualTo(expected);
    }

    /** The groups of the world are a, b and none of them; those that the facts do not name are among the others. */
    private static Map<Spot, Long> found(World world, FunctionMeasure measure) {
        int others = 3 - measure.groups().size();
        Map<Spot, Long> found = new TreeMap<>();
        for (MeasuredPart measured : measure.parts()) {
            CountedPart part = measured.part();
            String what = measured.aspect() + (measured.agency() == null ? "" : " " + measured.agency());
            for (Point point : world.points()) {
                if (isOneOfEach(point) && holds(part, point, world)) {
                    found.merge(
                            new Spot(what, point.place(), point.day()),
                            part.ofGroups() + (long) part.ofOthers() * others,
                            Long::sum);
                }
            }
        }
        return found;
    }

    private static boolean isOneOfEach(Point point) {
        return point.age() == 0 && point.group().equals("a");
    }

    private static boolean holds(CountedPart part, Point point, World world) {
        long day = point.day().toEpochDay();
        return part.dayFrom() <= day
                && day < part.dayTo()
                && part.territories().stream().anyMatch(territory -> world.isWithin(point.place(), territory));
    }

    private static Map<Spot, Long> expected(World world, FunctionFacts facts) {
        Map<Spot, Long> expected = new TreeMap<>();
        for (Point point : world.points()) {
            if (facts.required().stream().anyMatch(extent -> world.covers(extent, point))) {
                aspects(world, facts, point)
                        .forEach(what -> expected.merge(
                                new Spot(what, point.place(), point.day()), (long) AGES.get(point.age()), Long::sum));
            }
        }
        return expected;
    }

    private static List<String> aspects(World world, FunctionFacts facts, Point point) {
        List<String> agencies = facts.accountable().stream()
                .filter(one -> DetectionProperties.counts(world, facts, one, point))
                .map(Accountability::agency)
                .distinct()
                .toList();
        List<String> aspects = new ArrayList<>();
        aspects.add(Aspect.REQUIRED.name());
        if (agencies.isEmpty()) {
            aspects.add(Aspect.UNASSIGNED.name());
        }
        agencies.forEach(agency -> aspects.add(Aspect.HELD + " " + agency));
        List<List<String>> apart = apart(world, agencies, point);
        if (!apart.isEmpty()) {
            aspects.add(Aspect.OVERLAPPING.name());
            if (apart.stream().anyMatch(pair -> !world.levelOf(pair.get(0), point.day())
                    .equals(world.levelOf(pair.get(1), point.day())))) {
                aspects.add(Aspect.VERTICAL.name());
            }
            if (apart.stream().allMatch(pair -> world.agreed(facts.agreements(), pair, List.of("P"), "f", point))) {
                aspects.add(Aspect.AGREED.name());
            }
        }
        return aspects;
    }

    private static List<List<String>> apart(World world, List<String> agencies, Point point) {
        List<List<String>> apart = new ArrayList<>();
        for (String one : agencies) {
            for (String other : agencies) {
                if (one.compareTo(other) < 0 && !world.areOneBody(one, other, point.day())) {
                    apart.add(List.of(one, other));
                }
            }
        }
        return apart;
    }
}
