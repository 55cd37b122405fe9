package org.interagency.detection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.interagency.detection.fact.Agencies;
import org.interagency.detection.fact.Agency;
import org.interagency.detection.fact.Agreement;
import org.interagency.detection.geometry.AgeRange;
import org.interagency.detection.geometry.Extent;
import org.interagency.detection.geometry.ExtentBox;
import org.interagency.detection.geometry.Period;
import org.interagency.detection.geometry.Territory;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.detection.rule.Finding;
import org.jspecify.annotations.Nullable;

/** A random world small enough to enumerate all points: a few territories, days, ages and groups, and three agencies. */
public final class World {

    public static final LocalDate DAY_0 = LocalDate.of(2024, 2, 27);
    private static final int DAYS = 6;
    private static final List<Integer> STARTING_AGES = List.of(0, 10, 20, 129);
    private static final List<Integer> AGES = List.of(0, 10, 20, 30, 129);
    private static final List<String> GROUPS = List.of("a", "b", "none of them");
    private static final List<String> AGENCIES = List.of("A0", "A1", "A2", "A3");

    /** A person of a kind, at a place, on a day. */
    public record Point(String place, LocalDate day, int age, String group) {}

    public final Random random;
    private final Map<String, @Nullable String> parents = new TreeMap<>();
    private final Map<String, LocalDate> ends = new TreeMap<>();
    private final Map<String, List<Agency.State>> states = new HashMap<>();
    private final Map<String, LocalDate> ceased = new HashMap<>();

    public World(Random random) {
        this.random = random;
        int territories = 1 + random.nextInt(8);
        for (int i = 0; i < territories; i++) {
            parents.put("T" + i, i == 0 || random.nextInt(8) == 0 ? null : "T" + random.nextInt(i));
            if (random.nextInt(8) == 0) {
                ends.put("T" + i, day());
            }
        }
        for (int i = 0; i < AGENCIES.size(); i++) {
            List<Agency.State> ofOne = new ArrayList<>();
            ofOne.add(state(null, i));
            if (random.nextInt(3) == 0) {
                ofOne.add(state(day(), i));
            }
            states.put(AGENCIES.get(i), ofOne);
        }
        for (String agency : AGENCIES) {
            if (random.nextInt(5) == 0) {
                ceased.put(agency, day());
            }
        }
    }

    private Agency.State state(@Nullable LocalDate since, int agency) {
        return new Agency.State(
                since,
                random.nextInt(3) == 0 ? "state" : "national",
                agency > 0 && random.nextInt(3) == 0 ? AGENCIES.get(random.nextInt(agency)) : null);
    }

    /** Adds, moves or ends a territory. */
    public void changeATerritory() {
        int which = random.nextInt(parents.size() + 1);
        String code = "T" + which;
        if (which == parents.size() || random.nextBoolean()) {
            parents.put(code, which == 0 || random.nextInt(8) == 0 ? null : "T" + random.nextInt(which));
        } else {
            ends.put(code, day());
        }
    }

    private LocalDate day() {
        return DAY_0.plusDays(random.nextInt(DAYS));
    }

    public TerritoryTree tree() {
        return new TerritoryTree(parents.entrySet().stream()
                .map(entry -> new Territory(entry.getKey(), entry.getValue(), ends.get(entry.getKey())))
                .toList());
    }

    public Agencies agencies() {
        return Agencies.of(AGENCIES.stream()
                .map(code -> new Agency(code, states.get(code), ceased.get(code)))
                .toList());
    }

    public Set<String> territories() {
        return parents.keySet();
    }

    public String anyTerritory() {
        return "T" + random.nextInt(parents.size());
    }

    public String anyAgency() {
        return AGENCIES.get(random.nextInt(AGENCIES.size()));
    }

    /** A random extent. */
    public Extent extent() {
        Set<String> territories = new HashSet<>();
        int count = random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            territories.add(anyTerritory());
        }
        int ageFrom = STARTING_AGES.get(random.nextInt(STARTING_AGES.size()));
        int ageTo = random.nextInt(2) == 0 ? AgeRange.LIMIT : Math.min(AgeRange.LIMIT, ageFrom + 10);
        Set<String> groups = new HashSet<>();
        for (String group : GROUPS.subList(0, 2)) {
            if (random.nextInt(3) == 0) {
                groups.add(group);
            }
        }
        return new Extent(territories, period(), new AgeRange(ageFrom, ageTo), groups);
    }

    /** The extents of something that may change on a day; their periods do not meet. */
    public List<Extent> states() {
        if (random.nextBoolean()) {
            return List.of(extent());
        }
        int change = 1 + random.nextInt(DAYS - 1);
        Period after = period();
        LocalDate start = DAY_0.plusDays(change);
        return List.of(
                during(extent(), DAY_0.plusDays(random.nextInt(change)), start),
                after.validTo() != null && !after.validTo().isAfter(start)
                        ? during(extent(), start, null)
                        : during(extent(), start, after.validTo()));
    }

    private static Extent during(Extent extent, LocalDate from, @Nullable LocalDate to) {
        return new Extent(extent.territories(), new Period(from, to), extent.ages(), extent.groups());
    }

    public Period period() {
        int from = random.nextInt(DAYS - 1);
        LocalDate to = random.nextInt(3) == 0 ? null : DAY_0.plusDays(from + 1 + random.nextInt(DAYS - from));
        return new Period(DAY_0.plusDays(from), to);
    }

    /** Agreements between two or more agencies on some or all programmes and functions. */
    public List<Agreement> agreements(List<String> programmes, String function) {
        List<Agreement> agreements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            agreements.add(new Agreement(
                    some(AGENCIES),
                    some(programmes),
                    random.nextBoolean() ? Set.of() : Set.of(random.nextBoolean() ? function : "other"),
                    random.nextBoolean() ? Set.of() : Set.of(anyTerritory()),
                    period()));
        }
        return agreements;
    }

    private Set<String> some(List<String> of) {
        return of.stream().filter(one -> random.nextInt(3) > 0).collect(Collectors.toSet());
    }

    public Set<Point> points() {
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

    public Set<String> placesIn(Iterable<String> territories) {
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

    public boolean isWithin(@Nullable String place, String territory) {
        return place != null && (place.equals(territory) || isWithin(parents.get(place), territory));
    }

    public Set<Point> pointsOf(Extent extent) {
        return points().stream().filter(point -> holds(extent, point)).collect(Collectors.toSet());
    }

    public boolean holds(Extent extent, Point point) {
        return (extent.groups().isEmpty() || extent.groups().contains(point.group()))
                && holds(extent.territories(), extent.period(), extent.ages(), point);
    }

    public boolean holds(ExtentBox box, Point point) {
        return (box.groups().isEmpty() || box.groups().contains(point.group()))
                && !box.groupsExcept().contains(point.group())
                && holds(box.territories(), box.period(), box.ages(), point);
    }

    /** Whether a point is in an extent, on a day on which its territory still exists. */
    public boolean covers(Extent extent, Point point) {
        return holds(extent, point) && !hasEnded(point.place(), point.day());
    }

    private boolean holds(Iterable<String> territories, Period period, AgeRange ages, Point point) {
        boolean inTerritories = false;
        for (String territory : territories) {
            inTerritories |= isWithin(point.place(), territory);
        }
        return inTerritories
                && isIn(period, point.day())
                && ages.ageFrom() <= point.age()
                && point.age() < ages.ageTo();
    }

    private static boolean isIn(Period period, LocalDate day) {
        return !day.isBefore(period.validFrom()) && (period.validTo() == null || day.isBefore(period.validTo()));
    }

    private boolean hasEnded(@Nullable String territory, LocalDate day) {
        return territory != null
                && (ends.containsKey(territory) && !day.isBefore(ends.get(territory))
                        || hasEnded(parents.get(territory), day));
    }

    public boolean hasCeased(String agency, LocalDate day) {
        return ceased.containsKey(agency) && !day.isBefore(ceased.get(agency));
    }

    public boolean areOneBody(String one, String other, LocalDate day) {
        return one.equals(other) || isPart(one, other, day) || isPart(other, one, day);
    }

    private boolean isPart(String part, String whole, LocalDate day) {
        String next = stateOf(part, day).parent();
        return next != null && (next.equals(whole) || isPart(next, whole, day));
    }

    public String levelOf(String agency, LocalDate day) {
        return stateOf(agency, day).level();
    }

    private Agency.State stateOf(String agency, LocalDate day) {
        List<Agency.State> ofOne = states.get(agency);
        Agency.State last = ofOne.get(ofOne.size() - 1);
        return last.since() == null || !day.isBefore(last.since()) ? last : ofOne.get(0);
    }

    public boolean agreed(
            List<Agreement> agreements,
            List<String> parties,
            List<String> programmes,
            @Nullable String function,
            Point at) {
        return agreements.stream()
                .anyMatch(agreement -> agreement.parties().containsAll(parties)
                        && (agreement.programmes().isEmpty()
                                || agreement.programmes().containsAll(programmes))
                        && (agreement.functions().isEmpty()
                                || agreement.functions().stream().anyMatch(one -> one.equals(function)))
                        && (agreement.territories().isEmpty()
                                || agreement.territories().stream().anyMatch(one -> isWithin(at.place(), one)))
                        && isIn(agreement.period(), at.day()));
    }

    /** The points of a finding's extent; {@code null} if some point is in two of its boxes. */
    public @Nullable Set<Point> pointsOf(Finding finding) {
        return pointsOf(finding.extent());
    }

    /** The points of boxes; {@code null} if some point is in two of them. */
    public @Nullable Set<Point> pointsOf(List<ExtentBox> boxes) {
        Set<Point> found = new HashSet<>();
        for (ExtentBox box : boxes) {
            for (Point point : points()) {
                if (holds(box, point) && !found.add(point)) {
                    return null;
                }
            }
        }
        return found;
    }
}
