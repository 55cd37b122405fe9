package org.interagency.mapping.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.ws.rs.core.EntityTag;
import java.util.Objects;
import org.interagency.contracts.FindingFact;
import org.interagency.mapping.finding.FindingHandling;
import org.interagency.mapping.proposal.OpenProposals;
import org.jspecify.annotations.Nullable;

/**
 * A finding, with what is being done about it.
 *
 * @param proposed the open proposals that would close it or a part of it; left out if it is not of type unassigned, if it is resolved, or for readers who
 *     do not read proposals
 * @param handling who deals with it, and why the last step was taken; left out for readers who may not know
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReportedFinding(
        @JsonUnwrapped FindingFact finding, @Nullable OpenProposals proposed, @Nullable FindingHandling handling)
        implements ReportLine {

    /** The entity tag: the version, and a hash of what can change without a version. */
    EntityTag tag() {
        int changing = Objects.hash(finding.timing().code(), proposed, handling);
        return new EntityTag(finding.version() + "@" + Integer.toUnsignedString(changing));
    }
}
