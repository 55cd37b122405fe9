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
import org.interagency.kit.export.ExportFormat;
import org.interagency.kit.export.Exports;
import org.interagency.kit.export.ListParameters;
import org.interagency.kit.paging.Page;
import org.interagency.kit.rule.RefusedException;
import org.interagency.mapping.finding.FindingFilter;
import org.interagency.mapping.finding.FindingParameters;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /findings}. */
@Path("findings")
@Tag(name = "Findings")
@Produces(MediaType.APPLICATION_JSON)
class FindingResource {

    private final ReportedFindings findings;
    private final Exports exports;

    FindingResource(ReportedFindings findings, Exports exports) {
        this.findings = findings;
        this.exports = exports;
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a finding")
    public ReportedFinding get(String id) {
        return findings.find(id).orElseThrow(() -> RefusedException.notFound("finding", id));
    }

    @GET
    @Produces({
        MediaType.APPLICATION_JSON,
        ExportFormat.TEXT_CSV,
        ExportFormat.WORKBOOK,
        ExportFormat.LINES_OF_JSON,
        ExportFormat.JSON_LINES
    })
    @Operation(summary = "List findings of every type, including resolved ones")
    public RestResponse<Page<ReportedFinding>> list(
            @QueryParam("type") @Nullable FindingType type,
            @QueryParam("status") @Nullable FindingStatus status,
            @BeanParam FindingParameters parameters,
            @BeanParam ListParameters page) {
        FindingFilter filter = parameters.filter();
        return exports.answer(
                page.wanted(),
                FindingFiles.ofReported("findings"),
                request -> findings.list(type, status, filter, request));
    }
}
