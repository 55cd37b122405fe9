package org.interagency.mapping.agreement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.interagency.contracts.AgreementFact;
import org.interagency.mapping.finding.FindingChanges;

/**
 * The answer to a write.
 *
 * @param agreement the agreement after the write
 * @param findings the findings that the write opened, changed and resolved
 * @param pending the number of programmes, and of contingencies in countries, whose findings are updated after the answer, since they are too many for
 *     one write
 */
public record AgreementAnswer(@JsonUnwrapped AgreementFact agreement, FindingChanges findings, int pending) {}
