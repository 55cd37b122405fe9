package org.interagency.mapping.detection;

import java.time.LocalDate;
import java.util.Set;
import org.interagency.contracts.Population;
import org.interagency.contracts.vocabulary.Contingency;
import org.interagency.detection.AgeRange;
import org.interagency.detection.Extent;
import org.interagency.detection.TerritoryTree;

/**
 * Who needs to be covered for a contingency. Where ILO Convention 102 (Social Security (Minimum Standards), 1952) draws a line, that
 * line; where nothing does, everyone.
 */
final class Needs {

    /** C102 art. 26(2): the prescribed age of old age is to be not more than 65. */
    private static final int OLD_AGE = 65;

    /** C102 art. 1(1)(e): a child is one under school-leaving age or under 15. */
    private static final int CHILDHOOD_END = 15;

    private Needs() {}

    /**
     * Who, as an extent.
     *
     * @param since the day from which it is to be told
     */
    static Extent of(Contingency contingency, String territory, LocalDate since, TerritoryTree tree) {
        return Territories.extent(tree, Set.of(territory), who(contingency), since, null);
    }

    private static Population who(Contingency contingency) {
        return switch (contingency) {
            case OLD_AGE -> ages(OLD_AGE, AgeRange.LIMIT);
            case FAMILY -> ages(0, CHILDHOOD_END);
            // Those who earn, from the end of childhood to old age.
            case UNEMPLOYMENT, EMPLOYMENT_INJURY, SICKNESS, INVALIDITY -> ages(CHILDHOOD_END, OLD_AGE);
            case MATERNITY -> new Population(CHILDHOOD_END, OLD_AGE, Set.of("pregnant-women"));
            case POVERTY -> new Population(0, AgeRange.LIMIT, Set.of("low-income", "extreme-poverty"));
            case EDUCATION -> new Population(0, AgeRange.LIMIT, Set.of("students"));
            case DISASTER -> new Population(0, AgeRange.LIMIT, Set.of("disaster-affected"));
            case MEDICAL_CARE, SURVIVORS, HOUSING, FOOD, LONG_TERM_CARE -> Population.EVERYONE;
        };
    }

    private static Population ages(int from, int to) {
        return new Population(from, to, Set.of());
    }
}
