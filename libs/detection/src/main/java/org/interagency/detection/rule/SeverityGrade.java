package org.interagency.detection.rule;

/**
 * How grave a finding is.
 *
 * <p>The rule gives points: two if the finding touches half or more of the places that it could touch, one if a tenth or more; one if
 * the agencies belong to different government levels, since no common superior settles it; one if three agencies or more have to be
 * brought together; one if the programmes concerned hold half or more of the money, where budgets are known. No point is
 * {@link #LOW}, one {@link #MEDIUM}, two or more {@link #HIGH}.
 */
public enum SeverityGrade {
    LOW,
    MEDIUM,
    HIGH;

    private static final int MANY_AGENCIES = 3;

    /**
     * Applies the rule.
     *
     * @param affected the places touched, at least 1
     * @param all the places that could be touched, at least {@code affected}
     * @param agencies how many there are
     * @param vertical whether government levels differ
     * @param halfOfTheMoney whether the programmes concerned hold half or more of the money that is known of
     */
    static SeverityGrade of(int affected, int all, int agencies, boolean vertical, boolean halfOfTheMoney) {
        int points = 2L * affected >= all ? 2 : 10L * affected >= all ? 1 : 0;
        points += vertical ? 1 : 0;
        points += agencies >= MANY_AGENCIES ? 1 : 0;
        points += halfOfTheMoney ? 1 : 0;
        return values()[Math.min(points, HIGH.ordinal())];
    }
}
