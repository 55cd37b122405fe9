package org.interagency.detection.geometry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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

    /** The bits of the groups of a box of a finding's extent; the reverse of {@link #namesOf}. */
    long maskIn(List<String> groups) {
        Set<String> named = new HashSet<>(groups);
        boolean withOthers = named.remove(ExtentBox.EVERYONE_ELSE);
        long mask = named.isEmpty() && withOthers ? 0 : maskOf(named);
        return withOthers ? mask | 1L << names.size() : mask;
    }

    /** The names of the groups in the mask; empty means everyone. */
    List<String> namesOf(long mask) {
        if (mask == everyone) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        for (int bit = 0; bit < names.size(); bit++) {
            if ((mask & 1L << bit) != 0) {
                found.add(names.get(bit));
            }
        }
        if ((mask & 1L << names.size()) != 0) {
            found.add(ExtentBox.EVERYONE_ELSE);
        }
        return List.copyOf(found);
    }
}
