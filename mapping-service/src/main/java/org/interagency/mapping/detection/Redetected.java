package org.interagency.mapping.detection;

import org.interagency.mapping.finding.FindingChanges;

/**
 * What came of detecting something anew.
 *
 * @param wasUpToDate whether the findings that stood rested on all that is known, so that nothing should have changed
 * @param changes what changed
 */
record Redetected(boolean wasUpToDate, FindingChanges changes) {}
