package org.interagency.detection.rule;

/**
 * How severe a finding is.
 *
 * <p>A finding gets points: two if it affects half or more of the places that it could affect, one if a tenth or more; one if the agencies belong to
 * different government levels, since they have no common superior who can settle it; one if three or more agencies are concerned; one if the
 * programmes concerned have half or more of the known budgets. No point is {@link #LOW}, one {@link #MEDIUM}, two or more {@link #HIGH}.
 */
public enum SeverityGrade {
    LOW,
    MEDIUM,
    HIGH;

    private static final int MANY_AGENCIES = 3;

    /**
     * Counts the points.
     *
     * @param affected the number of places affected, at least 1
     * @param all the number of places that could be affected, at least {@code affected}
     * @param agencies the number of agencies concerned
     * @param vertical whether their government levels differ
     * @param halfOfTheMoney whether the programmes concerned have half or more of the known budgets
     */
    static SeverityGrade of(int affected, int all, int agencies, boolean vertical, boolean halfOfTheMoney) {
        int points = 2L * affected >= all ? 2 : 10L * affected >= all ? 1 : 0;
        points += vertical ? 1 : 0;
        points += agencies >= MANY_AGENCIES ? 1 : 0;
        points += halfOfTheMoney ? 1 : 0;
        return values()[Math.min(points, HIGH.ordinal())];
    }
}
