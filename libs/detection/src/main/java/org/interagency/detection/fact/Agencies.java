package org.interagency.detection.fact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.detection.CanonicalText;
import org.interagency.detection.geometry.Box;
import org.interagency.detection.geometry.GroupBits;
import org.interagency.detection.geometry.Region;
import org.interagency.detection.geometry.TerritoryTree;
import org.jspecify.annotations.Nullable;

/** The agencies that the facts name. An agency that is missing here has no level, is part of no other agency and has no end. Immutable. */
public final class Agencies {

    private final Map<String, Agency> byCode = new HashMap<>();
    private final boolean partsAreOneBody;

    private Agencies(Collection<Agency> agencies, boolean partsAreOneBody) {
        agencies.forEach(agency -> byCode.put(agency.code(), agency));
        this.partsAreOneBody = partsAreOneBody;
    }

    /** The agencies, where an agency is one body with those that it is part of. */
    public static Agencies of(Collection<Agency> agencies) {
        return new Agencies(agencies, true);
    }

    /** The agencies, where each is a body of its own, whatever it is part of. */
    public static Agencies eachForItself(Collection<Agency> agencies) {
        return new Agencies(agencies, false);
    }

    /** These agencies and others. One of the others replaces the agency of the same code. */
    public Agencies with(Collection<Agency> others) {
        List<Agency> all = new ArrayList<>(byCode.values());
        all.addAll(others);
        return new Agencies(all, partsAreOneBody);
    }

    /** The codes of the agencies whose {@link #standing} differs between these and the others, or that only one of the two contains. */
    public Set<String> differing(Agencies others) {
        Set<String> changed = Stream.concat(byCode.keySet().stream(), others.byCode.keySet().stream())
                .filter(code -> !Objects.equals(byCode.get(code), others.byCode.get(code)))
                .collect(Collectors.toSet());
        return Stream.of(this, others)
                .flatMap(some -> some.byCode.keySet().stream()
                        .filter(code -> !Collections.disjoint(some.lineages(List.of(code)), changed)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether an agency is one body with those that it is part of; otherwise each is a body of its own. */
    public boolean partsAreOneBody() {
        return partsAreOneBody;
    }

    /**
     * Whether one agency is part of another on a day, directly or in several steps.
     *
     * @param day the day, counted since 1970-01-01
     */
    public boolean isPartOf(String part, String whole, int day) {
        Set<String> seen = new HashSet<>();
        for (String step = parentOf(part, day); step != null && seen.add(step); step = parentOf(step, day)) {
            if (step.equals(whole)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The code of an agency and those of all agencies that are part of it on a day, directly or in several steps.
     *
     * @param day the day, counted since 1970-01-01
     */
    public Set<String> within(String whole, int day) {
        Set<String> codes = new HashSet<>(Set.of(whole));
        byCode.keySet().stream().filter(code -> isPartOf(code, whole, day)).forEach(codes::add);
        return codes;
    }

    /**
     * The codes of the agencies of a government level on a day.
     *
     * @param day the day, counted since 1970-01-01
     */
    public Set<String> ofLevel(String level, int day) {
        return byCode.keySet().stream()
                .filter(code -> levelOf(code, day).equals(level))
                .collect(Collectors.toUnmodifiableSet());
    }

    private @Nullable String parentOf(String code, int day) {
        Agency.State state = stateOf(code, day);
        return state == null ? null : state.parent();
    }

    private Agency.@Nullable State stateOf(String code, int day) {
        Agency agency = byCode.get(code);
        if (agency == null) {
            return null;
        }
        Agency.State found = agency.states().get(0);
        for (Agency.State state : agency.states()) {
            if (firstDayOf(state) <= day) {
                found = state;
            }
        }
        return found;
    }

    /** The known agencies among these and all that they are part of on any day, directly or in several steps, in a fixed order. */
    private Set<String> lineages(Collection<String> codes) {
        Set<String> lineages = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(codes);
        while (!next.isEmpty()) {
            Agency agency = byCode.get(next.pop());
            if (agency != null && lineages.add(agency.code())) {
                agency.states().stream()
                        .map(Agency.State::parent)
                        .filter(Objects::nonNull)
                        .forEach(next::add);
            }
        }
        return lineages;
    }

    private static int firstDayOf(Agency.State state) {
        return state.since() == null
                ? Integer.MIN_VALUE
                : Math.toIntExact(state.since().toEpochDay());
    }

    /** The days, counted since 1970-01-01, on which the state changes of one of the agencies or of an agency that it is part of on any day. */
    public NavigableSet<Integer> changesOfLineages(Collection<String> codes) {
        return changesOf(lineages(codes));
    }

    private NavigableSet<Integer> changesOf(Collection<String> codes) {
        NavigableSet<Integer> changes = new TreeSet<>();
        for (String code : codes) {
            Agency agency = byCode.get(code);
            if (agency != null) {
                agency.states().stream().skip(1).map(Agencies::firstDayOf).forEach(changes::add);
            }
        }
        return changes;
    }

    /** The codes of the agencies that have an end, past or future. */
    public Set<String> ceasing() {
        return byCode.values().stream()
                .filter(agency -> agency.validTo() != null)
                .map(Agency::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A hash of all facts about an agency that detection depends on: its states, its end, the same of all agencies that it is part of, and whether it
     * is one body with those. As long as the hash stays the same, no finding changes because of the agency.
     */
    public UUID standing(String code) {
        return new CanonicalText("agency")
                .flag(partsAreOneBody)
                .each(lineages(List.of(code)), (text, one) -> byCode.get(one).writeTo(text))
                .toId();
    }

    /** Whether the agencies belong to different government levels on any day of the region. */
    public boolean differInLevel(Collection<String> codes, Region region) {
        NavigableSet<Integer> changes = changesOf(codes);
        return region.parts().stream()
                .map(Region.PlacedSection::section)
                .flatMap(section -> section.daysAmong(changes).stream())
                .distinct()
                .anyMatch(day -> codes.stream()
                                .map(code -> levelOf(code, day))
                                .distinct()
                                .count()
                        > 1);
    }

    /** The parts of a box, split by days, in which two agencies belong to different government levels. */
    public List<Box> apartInLevel(String one, String other, Box box) {
        return box.splitAt(
                changesOf(List.of(one, other)), day -> !levelOf(one, day).equals(levelOf(other, day)));
    }

    private String levelOf(String code, int day) {
        Agency.State state = stateOf(code, day);
        return state == null ? "" : state.level();
    }

    /** Where the agency no longer exists: nowhere, or everywhere from its end on. */
    public List<Box> endOf(String code, TerritoryTree tree, GroupBits bits) {
        Agency agency = byCode.get(code);
        return agency == null || agency.validTo() == null
                ? List.of()
                : tree.everywhere(Box.Section.from(agency.validTo(), bits));
    }
}
