package org.interagency.mapping.indices;

import java.util.Collection;
import java.util.List;
import org.interagency.detection.measure.Aspect;
import org.interagency.detection.measure.FunctionMeasure;
import org.interagency.detection.measure.MeasuredPart;

/** The measure of a function in memory: {@value #WIDTH} numbers for each territory of each part. Immutable. */
final class MeasuredFunction {

    static final int WIDTH = 6;
    static final int TERRITORY = 0;

    /** The number of an agency, for what it holds; otherwise, a number below 0 for the aspect. */
    static final int WHAT = 1;

    static final int DAY_FROM = 2;
    static final int DAY_TO = 3;
    static final int OF_GROUPS = 4;
    static final int OF_OTHERS = 5;

    private final List<String> groups;
    private final int[] numbers;

    private MeasuredFunction(List<String> groups, int[] numbers) {
        this.groups = groups;
        this.numbers = numbers;
    }

    static MeasuredFunction of(FunctionMeasure measure, CodeNumbers codes) {
        int rows = measure.parts().stream()
                .mapToInt(part -> part.part().territories().size())
                .sum();
        int[] numbers = new int[rows * WIDTH];
        int at = 0;
        for (MeasuredPart measured : measure.parts()) {
            int what = measured.agency() == null ? numberOf(measured.aspect()) : codes.of(measured.agency());
            for (String territory : measured.part().territories()) {
                numbers[at + TERRITORY] = codes.of(territory);
                numbers[at + WHAT] = what;
                numbers[at + DAY_FROM] = measured.part().dayFrom();
                numbers[at + DAY_TO] = measured.part().dayTo();
                numbers[at + OF_GROUPS] = measured.part().ofGroups();
                numbers[at + OF_OTHERS] = measured.part().ofOthers();
                at += WIDTH;
            }
        }
        return new MeasuredFunction(measure.groups(), numbers);
    }

    private static int numberOf(Aspect aspect) {
        return -1 - aspect.ordinal();
    }

    /** The index of the aspect among all, for a number below 0. */
    static int aspect(int what) {
        return -1 - what;
    }

    int[] numbers() {
        return numbers;
    }

    /**
     * For how many groups the people in none of the named ones count: the others that are known, and those in no group.
     *
     * @param known the codes of all known groups
     */
    int others(Collection<String> known) {
        int named = 0;
        for (String group : groups) {
            named += known.contains(group) ? 1 : 0;
        }
        return 1 + known.size() - named;
    }
}
