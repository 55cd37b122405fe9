package org.interagency.mapping.responsibility;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.mapping.finding.FindingChanges;

/**
 * The answer to a write.
 *
 * @param responsibility the responsibility after the write
 * @param findings the findings that the write opened, changed and resolved
 */
public record ResponsibilityAnswer(@JsonUnwrapped ResponsibilityFact responsibility, FindingChanges findings) {}
