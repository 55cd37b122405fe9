package org.interagency.mapping.responsibility;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.mapping.finding.FindingChanges;

/**
 * The answer to a write.
 *
 * @param responsibility as it stands now
 * @param findings what the write opened, changed and resolved
 */
record ResponsibilityAnswer(@JsonUnwrapped ResponsibilityFact responsibility, FindingChanges findings) {}
