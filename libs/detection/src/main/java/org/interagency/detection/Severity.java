package org.interagency.detection;

/**
 * How grave a finding is.
 *
 * <p>The rule: a finding that touches half of the programme's places or more is {@link #HIGH}, a tenth or more
 * {@link #MEDIUM}, less {@link #LOW}; where agencies of different government levels stand against each other it is one
 * step graver, since no common superior settles it.
 */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH;

    /**
     * Applies the rule.
     *
     * @param affected the places touched, at least 1
     * @param all the programme's places, at least {@code affected}
     * @param vertical whether government levels differ
     */
    static Severity of(int affected, int all, boolean vertical) {
        Severity byShare = 2L * affected >= all ? HIGH : 10L * affected >= all ? MEDIUM : LOW;
        return vertical && byShare != HIGH ? values()[byShare.ordinal() + 1] : byShare;
    }
}
