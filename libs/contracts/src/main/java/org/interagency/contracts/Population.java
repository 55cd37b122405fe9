package org.interagency.contracts;

import java.util.Set;
import java.util.TreeSet;

/**
 * Whom a programme or responsibility is for.
 *
 * @param ageFrom the youngest age in completed years, at least 0
 * @param ageTo the first age outside, above {@code ageFrom}, at most 130
 * @param groups codes of population groups; empty means everyone
 */
public record Population(int ageFrom, int ageTo, Set<String> groups) {

    /** In findings of earlier versions, stood for the people in none of the groups that the facts named; so no group has this code. */
    public static final String EVERYONE_ELSE = "everyone-else";

    /** The maximum number of population groups; detection cannot distinguish more. */
    public static final int MOST_GROUPS = 62;

    /** Everyone of every age. */
    public static final Population EVERYONE = new Population(0, 130, Set.of());

    /** A phrase in English that follows "for". */
    public String inWords() {
        if (equals(EVERYONE)) {
            return "everyone";
        }
        String ages = "people of ages " + ageFrom + " to " + (ageTo - 1);
        return groups.isEmpty() ? ages : ages + " in " + String.join(", ", new TreeSet<>(groups));
    }
}
