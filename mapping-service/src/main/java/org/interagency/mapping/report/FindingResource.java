package org.interagency.mapping.report;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.contracts.vocabulary.FindingType;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageParameters;
import org.interagency.kit.rule.RefusedException;
import org.interagency.mapping.finding.FindingParameters;
import org.jspecify.annotations.Nullable;

/** {@code /findings}. */
@Path("findings")
@Tag(name = "Findings")
@Produces(MediaType.APPLICATION_JSON)
class FindingResource {

    private final ReportedFindings findings;

    FindingResource(ReportedFindings findings) {
        this.findings = findings;
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a finding")
    public ReportedFinding get(String id) {
        return findings.find(id).orElseThrow(() -> RefusedException.notFound("finding", id));
    }

    @GET
    @Operation(summary = "List findings of every type, including resolved ones")
    public Page<ReportedFinding> list(
            @QueryParam("type") @Nullable FindingType type,
            @QueryParam("status") @Nullable FindingStatus status,
            @BeanParam FindingParameters parameters,
            @BeanParam PageParameters page) {
        return findings.list(type, status, parameters.filter(), page.request());
    }
}
