package org.interagency.detection.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.interagency.detection.World;
import org.interagency.detection.World.Point;

/** Compares extents with the points of a small world. */
class ExtentProperties {

    @Property(tries = 1000)
    void anExtentLiesWithinAnotherWhenEachOfItsPointsDoes(@ForAll long seed) {
        World world = new World(new Random(seed));
        Extent one = world.extent();
        Extent other = world.extent();
        Set<Point> inOne = world.pointsOf(one);
        Set<Point> inOther = world.pointsOf(other);

        assertThat(one.liesWithin(List.of(other), world.tree())).isEqualTo(inOther.containsAll(inOne));
        assertThat(one.intersects(List.of(other), world.tree()))
                .isEqualTo(inOne.stream().anyMatch(inOther::contains));
    }

    @Property(tries = 1000)
    void theDifferenceOfBoxesHasThePointsOfTheFirstThatTheOthersLack(@ForAll long seed) {
        World world = new World(new Random(seed));
        List<ExtentBox> some = boxes(world);
        List<ExtentBox> others = boxes(world);
        Set<Point> expected = new HashSet<>();
        for (Point point : world.points()) {
            if (some.stream().anyMatch(box -> world.holds(box, point))
                    && others.stream().noneMatch(box -> world.holds(box, point))) {
                expected.add(point);
            }
        }

        List<ExtentBox> difference = ExtentBox.difference(some, others, world.tree());

        assertThat(world.points().stream()
                        .filter(point -> difference.stream().anyMatch(box -> world.holds(box, point)))
                        .collect(Collectors.toSet()))
                .isEqualTo(expected);
    }

    private static List<ExtentBox> boxes(World world) {
        return Stream.generate(world::extent)
                .limit(world.random.nextInt(3))
                .map(extent -> box(extent, world.random.nextInt(3) == 0))
                .toList();
    }

    private static ExtentBox box(Extent extent, boolean excepts) {
        List<String> groups = extent.groups().stream().sorted().toList();
        return new ExtentBox(
                List.copyOf(extent.territories()),
                extent.period(),
                extent.ages(),
                excepts ? List.of() : groups,
                excepts ? groups : List.of());
    }

    @Property(tries = 1000)
    void namesAsFewTerritoriesAsHoldThePlaces(@ForAll long seed) {
        World world = new World(new Random(seed));
        Set<String> some = world.extent().territories();

        List<String> named = world.tree().codesOf(world.tree().rangesOf(some));

        assertThat(world.placesIn(named)).isEqualTo(world.placesIn(some));
        for (String code : world.territories()) {
            Set<String> places = world.placesIn(List.of(code));
            long parts = named.stream()
                    .filter(part -> places.containsAll(world.placesIn(List.of(part))))
                    .count();
            assertThat(world.placesIn(some).containsAll(places) && parts > 1)
                    .as(code + " could stand for several of " + named)
                    .isFalse();
        }
    }
}
