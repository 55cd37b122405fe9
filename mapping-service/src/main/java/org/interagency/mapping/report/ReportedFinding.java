package org.interagency.mapping.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.interagency.contracts.FindingFact;
import org.interagency.mapping.proposal.OpenProposals;
import org.jspecify.annotations.Nullable;

/**
 * A finding, with what is being done about it.
 *
 * @param proposed the open proposals that would close it or a part of it; left out if it is not of type unassigned, if it is resolved, or for readers who
 *     do not read proposals
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReportedFinding(@JsonUnwrapped FindingFact finding, @Nullable OpenProposals proposed) {}
