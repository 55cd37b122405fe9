package org.interagency.mapping.indices;

import static org.interagency.localstack.testing.Api.all;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Computes indices from the facts that the services' APIs list, point by point as the definitions say: each function that a programme requires, each place,
 * each age in years and each population group. It shares no code with detection. For facts that do not change over time, and without agreements.
 */
public final class IndexOracle {

    private static final int AGES = 130;

    /** The people in none of the groups. */
    private static final String NONE = "";

    private record Held(
            String id, String agency, @Nullable String from, BitSet places, Map<String, Object> responsibility) {}

    /** How many points there are of each kind. */
    public static final class Points {
        public long required;
        public long none;
        public long several;
        public long vertical;
        public final Map<String, Long> heldBy = new HashMap<>();

        private void add(Points other) {
            required += other.required;
            none += other.none;
            several += other.several;
            vertical += other.vertical;
            other.heldBy.forEach((agency, count) -> heldBy.merge(agency, count, Long::sum));
        }

        public double clarity() {
            return (double) (required - none - several) / required;
        }

        public double fragmentation() {
            double all = heldBy.values().stream().mapToLong(Long::longValue).sum();
            return 1
                    - heldBy.values().stream()
                            .mapToDouble(held -> held / all * (held / all))
                            .sum();
        }
    }

    private final Map<String, Map<String, Object>> territories;
    private final Map<String, Map<String, Object>> agencies;
    private final Map<String, Map<String, Object>> programmes;
    private final Map<String, List<Map<String, Object>>> accountable = new HashMap<>();
    private final List<String> groups = new ArrayList<>();
    private final List<String> places;

    /** Reads all facts from the services at these addresses. */
    public IndexOracle(String agencyService, String programService, String mappingService) {
        territories = byCode(all(agencyService, "territories"));
        agencies = byCode(all(agencyService, "agencies"));
        programmes = byCode(all(programService, "programmes"));
        for (Map<String, Object> responsibility : all(mappingService, "responsibilities")) {
            if (responsibility.get("role").equals("accountable")) {
                accountable
                        .computeIfAbsent(key(responsibility), key -> new ArrayList<>())
                        .add(responsibility);
            }
        }
        all(programService, "vocabularies/population-groups").forEach(group -> groups.add((String) group.get("code")));
        groups.add(NONE);
        Set<Object> parents = new HashSet<>();
        territories.values().forEach(territory -> parents.add(territory.get("parent")));
        places = territories.keySet().stream()
                .filter(code -> !parents.contains(code))
                .toList();
    }

    private static String key(Map<String, Object> responsibility) {
        return responsibility.get("programme") + " " + responsibility.get("function");
    }

    private static Map<String, Map<String, Object>> byCode(List<Map<String, Object>> facts) {
        Map<String, Map<String, Object>> byCode = new TreeMap<>();
        facts.forEach(fact -> byCode.put((String) fact.get("code"), fact));
        return byCode;
    }

    /** The points of some programmes in a territory on a day. */
    public Points count(Stream<String> codes, String within, LocalDate day) {
        Points points = new Points();
        codes.map(programmes::get).filter(Objects::nonNull).forEach(programme -> {
            for (Object function : (List<?>) programme.get("requiredFunctions")) {
                points.add(count(programme, (String) function, within, day));
            }
        });
        return points;
    }

    private Points count(Map<String, Object> programme, String function, String within, LocalDate day) {
        Points points = new Points();
        if (!isValid(programme, day)) {
            return points;
        }
        List<Held> held = accountable.getOrDefault(programme.get("code") + " " + function, List.of()).stream()
                .filter(responsibility -> isValid(responsibility, day))
                .flatMap(this::held)
                .filter(one -> exists(agencies.get(one.agency()), day))
                .toList();
        BitSet covered = placesIn((List<?>) programme.get("territories"), day);
        covered.and(placesIn(List.of(within), day));
        for (int place = covered.nextSetBit(0); place >= 0; place = covered.nextSetBit(place + 1)) {
            int at = place;
            List<Held> here = held.stream().filter(one -> one.places().get(at)).toList();
            for (int age = 0; age < AGES; age++) {
                for (String group : groups) {
                    if (isAbout(programme, age, group)) {
                        count(points, agencies(here, age, group));
                    }
                }
            }
        }
        return points;
    }

    /** What each agency holds of a responsibility: all, or of one that a class holds, the part in the territory that it serves. */
    private Stream<Held> held(Map<String, Object> responsibility) {
        BitSet all = placesIn((List<?>) responsibility.get("territories"), null);
        String id = (String) responsibility.get("id");
        String from = (String) responsibility.get("delegatedFrom");
        if (responsibility.get("agency") != null) {
            return Stream.of(new Held(id, (String) responsibility.get("agency"), from, all, responsibility));
        }
        Map<?, ?> holder = (Map<?, ?>) responsibility.get("agencyClass");
        return agencies.values().stream()
                .filter(agency -> agency.get("kind").equals(holder.get("kind"))
                        && territories.get(agency.get("territory")).get("level").equals(holder.get("level")))
                .map(agency -> {
                    BitSet own = placesIn(List.of(agency.get("territory")), null);
                    own.and(all);
                    return new Held(id, (String) agency.get("code"), from, own, responsibility);
                });
    }

    private static Set<String> agencies(List<Held> here, int age, String group) {
        List<Held> acting = here.stream()
                .filter(one -> isAbout(one.responsibility(), age, group))
                .toList();
        Set<String> agencies = new HashSet<>();
        for (Held one : acting) {
            if (acting.stream().noneMatch(delegate -> replaces(delegate, one, acting))) {
                agencies.add(one.agency());
            }
        }
        return agencies;
    }

    /** Whether a delegate takes the place of an agency. Responsibilities of these facts are not delegated back. */
    private static boolean replaces(Held delegate, Held one, List<Held> acting) {
        return delegate.from() != null
                && !delegate.agency().equals(one.agency())
                && acting.stream()
                        .anyMatch(from -> from.id().equals(delegate.from())
                                && from.agency().equals(one.agency()));
    }

    private void count(Points points, Set<String> accountable) {
        points.required++;
        points.none += accountable.isEmpty() ? 1 : 0;
        accountable.forEach(agency -> points.heldBy.merge(agency, 1L, Long::sum));
        boolean apart = false;
        boolean vertical = false;
        for (String one : accountable) {
            for (String other : accountable) {
                if (!one.equals(other) && !isPart(one, other) && !isPart(other, one)) {
                    apart = true;
                    vertical |= !agencies.get(one)
                            .get("level")
                            .equals(agencies.get(other).get("level"));
                }
            }
        }
        points.several += apart ? 1 : 0;
        points.vertical += vertical ? 1 : 0;
    }

    private boolean isPart(String part, String whole) {
        Object parent = agencies.get(part).get("parent");
        return parent != null && (parent.equals(whole) || isPart((String) parent, whole));
    }

    private static boolean isAbout(Map<String, Object> fact, int age, String group) {
        Map<?, ?> population = (Map<?, ?>) fact.get("population");
        List<?> named = (List<?>) population.get("groups");
        return (Integer) population.get("ageFrom") <= age
                && age < (Integer) population.get("ageTo")
                && (named.isEmpty() || named.contains(group));
    }

    private static boolean isValid(Map<String, Object> fact, LocalDate day) {
        return !day.isBefore(LocalDate.parse((String) fact.get("validFrom"))) && exists(fact, day);
    }

    private static boolean exists(Map<String, Object> fact, LocalDate day) {
        return fact.get("validTo") == null || day.isBefore(LocalDate.parse((String) fact.get("validTo")));
    }

    /** @param day the day on which the territories have to exist; {@code null} if that does not matter */
    private BitSet placesIn(List<?> within, @Nullable LocalDate day) {
        BitSet found = new BitSet();
        for (int place = 0; place < places.size(); place++) {
            boolean inside = false;
            boolean exists = true;
            for (String code = places.get(place);
                    code != null;
                    code = (String) territories.get(code).get("parent")) {
                inside |= within.contains(code);
                exists &= day == null || exists(territories.get(code), day);
            }
            found.set(place, inside && exists);
        }
        return found;
    }
}
