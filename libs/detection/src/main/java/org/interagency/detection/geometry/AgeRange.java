package org.interagency.detection.geometry;

/**
 * A half-open interval of ages in completed years, {@code [ageFrom, ageTo)}.
 *
 * @param ageFrom the first age inside, at least 0
 * @param ageTo the first age after the interval, above {@code ageFrom} and at most {@value #LIMIT}
 */
public record AgeRange(int ageFrom, int ageTo) {

    /** The upper limit of ages; {@code [0, LIMIT)} is every age. */
    public static final int LIMIT = 130;

    /** Every age. */
    public static final AgeRange EVERY = new AgeRange(0, LIMIT);

    /** @throws IllegalArgumentException if the range is empty or not within {@code [0, LIMIT)} */
    public AgeRange {
        if (ageFrom < 0 || ageTo <= ageFrom || ageTo > LIMIT) {
            throw new IllegalArgumentException(
                    "ages must satisfy 0 <= ageFrom < ageTo <= " + LIMIT + ": [" + ageFrom + ", " + ageTo + ")");
        }
    }

    /** Whether both ranges have an age in common. */
    public boolean intersects(AgeRange other) {
        return ageFrom < other.ageTo && other.ageFrom < ageTo;
    }
}
