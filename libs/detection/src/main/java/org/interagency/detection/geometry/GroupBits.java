package org.interagency.detection.geometry;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Population groups as a bit set: one bit for each group that the facts name, in alphabetical order, and one bit for the people in none of them.
 * "Everyone" is all bits.
 */
public final class GroupBits {

    private final List<String> names;
    private final long everyone;

    private GroupBits(Collection<String> sortedNames) {
        this.names = List.copyOf(sortedNames);
        this.everyone = (1L << (names.size() + 1)) - 1;
    }

    /**
     * The bits for all groups that the extents name.
     *
     * @throws IllegalArgumentException if they name more than {@value Extent#MOST_GROUPS} groups
     */
    public static GroupBits of(Collection<Extent> extents) {
        Set<String> names = new HashSet<>();
        extents.forEach(extent -> names.addAll(extent.groups()));
        return ofNames(names);
    }

    /**
     * The bits for these groups.
     *
     * @throws IllegalArgumentException if there are more than {@value Extent#MOST_GROUPS} groups
     */
    public static GroupBits ofNames(Set<String> names) {
        if (names.size() > Extent.MOST_GROUPS) {
            throw new IllegalArgumentException(
                    "the facts name " + names.size() + " population groups; the limit is " + Extent.MOST_GROUPS);
        }
        return new GroupBits(new TreeSet<>(names));
    }

    long maskOf(Set<String> groups) {
        if (groups.isEmpty()) {
            return everyone;
        }
        long mask = 0;
        for (String group : groups) {
            int bit = names.indexOf(group);
            if (bit < 0) {
                throw new IllegalArgumentException("no bit for the population group " + group);
            }
            mask |= 1L << bit;
        }
        return mask;
    }

    /** The bits of the people whom a box of a finding's extent is about; the reverse of {@link #namesOf} and {@link #exceptionsOf}. */
    long maskOf(ExtentBox box) {
        return box.groupsExcept().isEmpty()
                ? maskOf(Set.copyOf(box.groups()))
                : everyone & ~maskOf(Set.copyOf(box.groupsExcept()));
    }

    /** The names of the groups that have a bit, in alphabetical order. */
    public List<String> names() {
        return names;
    }

    /** How many groups of the mask have a name. */
    int namedIn(long mask) {
        return Long.bitCount(mask & everyone >>> 1);
    }

    /** The names of the groups in the mask; empty for everyone, and if the mask includes the people in no group. */
    List<String> namesOf(long mask) {
        return includesPeopleInNoGroup(mask) ? List.of() : namesIn(mask);
    }

    /** The names of the groups that the mask leaves out, if it includes the people in no group; otherwise empty. */
    List<String> exceptionsOf(long mask) {
        return includesPeopleInNoGroup(mask) ? namesIn(~mask) : List.of();
    }

    /** Whether the mask has the bit of the people in none of the groups. */
    boolean includesPeopleInNoGroup(long mask) {
        return (mask & 1L << names.size()) != 0;
    }

    private List<String> namesIn(long mask) {
        return IntStream.range(0, names.size())
                .filter(bit -> (mask & 1L << bit) != 0)
                .mapToObj(names::get)
                .toList();
    }
}
