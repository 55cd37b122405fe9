package org.interagency.detection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The agencies that facts name. One that is not among them has no level, is part of no other and lasts for good. Immutable.
 */
public final class Agencies {

    private final Map<String, Agency> byCode = new HashMap<>();
    private final boolean partsAreOneBody;

    private Agencies(Collection<Agency> agencies, boolean partsAreOneBody) {
        agencies.forEach(agency -> byCode.put(agency.code(), agency));
        this.partsAreOneBody = partsAreOneBody;
    }

    /**
     * Agencies of which a part and its whole are one body, as GAO-15-49SP, which looks at agencies, takes them: a
     * ministry and its own institute are not in each other's way.
     */
    public static Agencies of(Collection<Agency> agencies) {
        return new Agencies(agencies, true);
    }

    /** Agencies of which each stands for itself, whatever it is part of. */
    public static Agencies eachForItself(Collection<Agency> agencies) {
        return new Agencies(agencies, false);
    }

    /**
     * Whether two agencies answer as one: they are the same or, unless each stands for itself, one is part of the other in any
     * number of steps. Two parts of a third are not one body.
     */
    boolean areOneBody(String one, String other) {
        return one.equals(other) || partsAreOneBody && (isPartOf(one, other) || isPartOf(other, one));
    }

    private boolean isPartOf(String part, String whole) {
        Set<String> seen = new HashSet<>();
        for (String step = parentOf(part); step != null && seen.add(step); step = parentOf(step)) {
            if (step.equals(whole)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String parentOf(String code) {
        Agency agency = byCode.get(code);
        return agency == null ? null : agency.parent();
    }

    /** The codes of the agencies that have an end. */
    public Set<String> ceasing() {
        return byCode.values().stream()
                .filter(agency -> agency.validTo() != null)
                .map(Agency::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * All that bears on what an agency is in the way of: whether parts are one body with their whole, its level, its end, and what
     * it is part of. Two agencies of which this is equal are treated alike.
     */
    public String standing(String code) {
        List<String> standing = new ArrayList<>();
        standing.add(String.valueOf(partsAreOneBody));
        Set<String> seen = new HashSet<>();
        for (String step = code; step != null && seen.add(step); step = parentOf(step)) {
            standing.add(String.valueOf(byCode.get(step)));
        }
        return standing.toString();
    }

    /** Whether the agencies belong to different government levels. */
    boolean differInLevel(Collection<String> codes) {
        return codes.stream().map(this::levelOf).distinct().count() > 1;
    }

    private String levelOf(String code) {
        Agency agency = byCode.get(code);
        return agency == null ? "" : agency.level();
    }

    /** Where the agency is no more: nowhere, or everywhere from a day on. */
    List<Box> endOf(String code, TerritoryTree tree, GroupBits bits) {
        Agency agency = byCode.get(code);
        return agency == null || agency.validTo() == null
                ? List.of()
                : tree.everywhere(Box.Section.from(agency.validTo(), bits));
    }
}
