package org.interagency.mapping.finding;

import java.time.Instant;
import org.interagency.contracts.EventTypes.FindingChange;
import org.interagency.contracts.FindingFact;
import org.jspecify.annotations.Nullable;

/**
 * A version of a finding.
 *
 * @param change what was announced
 * @param step what somebody has done; {@code null} if detection made the version, and for readers who may not know
 * @param changes what the version says otherwise than the version before; {@code null} for the first one that is kept, and if it says the same
 * @param finding the finding as of this version; {@code null} if it says the same as the version before: it was assigned or commented on
 */
public record FindingVersion(
        long version,
        Instant at,
        FindingChange change,
        @Nullable FindingStep step,
        @Nullable FindingDifference changes,
        @Nullable FindingFact finding) {}
