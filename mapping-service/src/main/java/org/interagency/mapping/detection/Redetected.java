package org.interagency.mapping.detection;

import org.interagency.mapping.finding.FindingChanges;

/**
 * The result of detecting something again.
 *
 * @param wasUpToDate whether the stored findings were up to date, so that nothing should have changed
 * @param changes what changed
 */
record Redetected(boolean wasUpToDate, FindingChanges changes) {

    /** The result if there was nothing to detect. */
    static final Redetected NOTHING = new Redetected(true, FindingChanges.NONE);
}
