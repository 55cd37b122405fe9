package org.interagency.mapping.finding;

import org.interagency.contracts.FindingFact;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.contracts.vocabulary.FindingTransition;
import org.interagency.detection.geometry.TerritoryTree;
import org.jspecify.annotations.Nullable;

/**
 * The rule for the status of a finding. It follows from what detection finds and the last step since the finding was last opened, and from nothing else:
 *
 * <ol>
 *   <li>What detection does not find is resolved. No step resolves a finding, and none keeps it open.
 *   <li>What agreements cover is coordinated.
 *   <li>What was accepted is accepted as far as it went: it is open if it says more than what was accepted, and accepted again if that is no longer so.
 *   <li>Otherwise the last step says whether it is acknowledged or disputed; without one, it is open.
 * </ol>
 *
 * <p>A day changes nothing: an acceptance whose review is due stays one, and is listed as due.
 */
final class FindingLife {

    private FindingLife() {}

    /**
     * The status of a finding.
     *
     * @param detected the finding with the status that detection gives it: open, coordinated or resolved
     * @param last {@code null} if there is no step since it was last opened, or if it was withdrawn
     */
    static FindingStatus status(FindingFact detected, @Nullable LastStep last, TerritoryTree tree) {
        if (detected.status() != FindingStatus.OPEN || last == null) {
            return detected.status();
        }
        boolean isBeyond = last.accepted() != null && !FindingDifference.isWithin(detected, last.accepted(), tree);
        return isBeyond ? FindingStatus.OPEN : after(last.transition());
    }

    /** The status of a finding right after a step with it. */
    static FindingStatus after(FindingTransition step) {
        return switch (step) {
            case ACKNOWLEDGE -> FindingStatus.ACKNOWLEDGED;
            case ACCEPT -> FindingStatus.ACCEPTED;
            case DISPUTE -> FindingStatus.DISPUTED;
            case REOPEN -> FindingStatus.OPEN;
        };
    }

    /**
     * Whether detection opens a finding, again or for the first time. One that has grown past what was accepted, or that agreements no longer cover, needs
     * attention like a new one.
     *
     * @param before {@code null} if it is not on record
     */
    static boolean opens(@Nullable FindingStatus before, FindingStatus now) {
        return before == null
                || before == FindingStatus.RESOLVED
                || before != FindingStatus.OPEN && now == FindingStatus.OPEN;
    }
}
