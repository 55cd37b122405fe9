package org.interagency.contracts;

import java.util.Set;
import org.interagency.contracts.vocabulary.PopulationGroup;

/**
 * Whom a programme or responsibility is for.
 *
 * @param ageFrom the youngest age in completed years, at least 0
 * @param ageTo the first age no longer inside, above {@code ageFrom}, at most 130
 * @param groups the groups; empty means everyone
 */
public record Population(int ageFrom, int ageTo, Set<PopulationGroup> groups) {

    /** Everyone of every age. */
    public static final Population EVERYONE = new Population(0, 130, Set.of());
}
