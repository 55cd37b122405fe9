package org.interagency.benchmarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.interagency.detection.geometry.AgeRange;
import org.interagency.detection.geometry.Extent;
import org.interagency.detection.geometry.Period;

/**
 * The accountability of an agency for a programme function in an extent, as a database row of numbers.
 *
 * @param function the number of the programme function, from 0 on
 * @param agency the number of the agency, from 0 on
 * @param placeFrom the first municipality inside
 * @param placeTo the first municipality after the last one inside
 * @param dayFrom the first day inside, in days since 1970-01-01
 * @param dayTo the first day after the last one inside, or {@link Integer#MAX_VALUE} if there is no end
 * @param ageFrom the youngest age inside
 * @param ageTo the first age above the oldest one inside
 * @param groups a bit for each of {@link #GROUPS}, and one more for all others
 */
public record AccountabilityRow(
        int function,
        int agency,
        int placeFrom,
        int placeTo,
        int dayFrom,
        int dayTo,
        int ageFrom,
        int ageTo,
        long groups) {

    /** The population groups, in alphabetical order. */
    public static final List<String> GROUPS =
            IntStream.range(0, 20).mapToObj("group-%02d"::formatted).toList();

    private static final long EVERYONE = (1L << (GROUPS.size() + 1)) - 1;
    private static final int NATIONAL_AGENCIES = 30;
    private static final int FIRST_DAY = (int) LocalDate.of(2000, 1, 1).toEpochDay();
    private static final int DAYS = 9500;

    /** Random rows in random order, the same for the same arguments. Of 100, about 80 are municipal, 15 of states and 5 national. */
    public static List<AccountabilityRow> some(Shape shape, int count) {
        Random random = new Random(count + shape.ordinal());
        int functions = Math.max(1, count / shape.holdersPerFunction());
        List<AccountabilityRow> some = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            some.add(one(random, i % functions));
        }
        Collections.shuffle(some, random);
        return some;
    }

    private static AccountabilityRow one(Random random, int function) {
        int level = random.nextInt(100);
        int municipality = random.nextInt(Country.MUNICIPALITIES);
        int state = municipality / Country.MUNICIPALITIES_PER_STATE;
        int agency;
        int from;
        int to;
        if (level < 80) {
            agency = NATIONAL_AGENCIES + Country.STATES + municipality;
            from = municipality;
            to = municipality + 1;
        } else if (level < 95) {
            agency = NATIONAL_AGENCIES + state;
            from = state * Country.MUNICIPALITIES_PER_STATE;
            to = from + Country.MUNICIPALITIES_PER_STATE;
        } else {
            agency = random.nextInt(NATIONAL_AGENCIES);
            from = 0;
            to = Country.MUNICIPALITIES;
        }
        int dayFrom = FIRST_DAY + random.nextInt(DAYS);
        int dayTo = random.nextBoolean() ? Integer.MAX_VALUE : dayFrom + 365 + random.nextInt(3650);
        boolean ofSomeAges = random.nextInt(5) == 0;
        int ageFrom = ofSomeAges ? random.nextInt(60) : 0;
        int ageTo = ofSomeAges ? ageFrom + 1 + random.nextInt(60) : AgeRange.LIMIT;
        return new AccountabilityRow(function, agency, from, to, dayFrom, dayTo, ageFrom, ageTo, someGroups(random));
    }

    private static long someGroups(Random random) {
        if (random.nextInt(10) < 7) {
            return EVERYONE;
        }
        Set<Integer> bits = new HashSet<>();
        int many = 1 + random.nextInt(3);
        while (bits.size() < many) {
            bits.add(random.nextInt(GROUPS.size()));
        }
        return bits.stream().mapToLong(bit -> 1L << bit).sum();
    }

    /** The extent as detection takes it. */
    public Extent extent() {
        String territory = placeTo - placeFrom == 1
                ? Country.municipality(placeFrom)
                : placeTo - placeFrom == Country.MUNICIPALITIES
                        ? Country.CODE
                        : Country.state(placeFrom / Country.MUNICIPALITIES_PER_STATE);
        LocalDate end = dayTo == Integer.MAX_VALUE ? null : LocalDate.ofEpochDay(dayTo);
        Set<String> names = groups == EVERYONE
                ? Set.of()
                : IntStream.range(0, GROUPS.size())
                        .filter(bit -> (groups & 1L << bit) != 0)
                        .mapToObj(GROUPS::get)
                        .collect(Collectors.toSet());
        return new Extent(
                Set.of(territory), new Period(LocalDate.ofEpochDay(dayFrom), end), new AgeRange(ageFrom, ageTo), names);
    }
}
