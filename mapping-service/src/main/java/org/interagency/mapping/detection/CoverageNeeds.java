package org.interagency.mapping.detection;

import static java.util.Map.entry;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.interagency.contracts.Population;
import org.interagency.detection.geometry.AgeRange;
import org.interagency.detection.geometry.Extent;
import org.interagency.detection.geometry.TerritoryTree;
import org.jspecify.annotations.Nullable;

/**
 * Who needs to be covered for each standard contingency. Ages follow ILO Convention 102 (Social Security (Minimum Standards), 1952) where the
 * convention sets a limit. For a contingency that a country has added, the need is not known.
 */
final class CoverageNeeds {

    /** C102 art. 26(2): the prescribed age for old age must not exceed 65. */
    private static final int OLD_AGE = 65;

    /** C102 art. 1(1)(e): a child is one under school-leaving age or under 15. */
    private static final int CHILDHOOD_END = 15;

    /** People of working age: from the end of childhood to old age. */
    private static final Population EARNERS = ages(CHILDHOOD_END, OLD_AGE);

    private static final Map<String, Population> WHO = Map.ofEntries(
            entry("medical-care", Population.EVERYONE),
            entry("sickness", EARNERS),
            entry("unemployment", EARNERS),
            entry("old-age", ages(OLD_AGE, AgeRange.LIMIT)),
            entry("employment-injury", EARNERS),
            entry("family", ages(0, CHILDHOOD_END)),
            entry("maternity", new Population(CHILDHOOD_END, OLD_AGE, Set.of("pregnant-women"))),
            entry("invalidity", EARNERS),
            entry("survivors", Population.EVERYONE),
            entry("poverty", those("low-income", "extreme-poverty")),
            entry("housing", Population.EVERYONE),
            entry("food", Population.EVERYONE),
            entry("education", those("students")),
            entry("long-term-care", Population.EVERYONE),
            entry("disaster", those("disaster-affected")));

    private CoverageNeeds() {}

    /** The contingencies for which the need is known: the standard ones. */
    static Set<String> contingencies() {
        return WHO.keySet();
    }

    /**
     * The need as an extent; {@code null} if it is not known.
     *
     * @param since the first day of the extent
     */
    static @Nullable Extent of(String contingency, String territory, LocalDate since, TerritoryTree tree) {
        Population who = WHO.get(contingency);
        return who == null ? null : Territories.extent(tree, Set.of(territory), who, since, null);
    }

    private static Population ages(int from, int to) {
        return new Population(from, to, Set.of());
    }

    private static Population those(String... groups) {
        return new Population(0, AgeRange.LIMIT, Set.of(groups));
    }
}
