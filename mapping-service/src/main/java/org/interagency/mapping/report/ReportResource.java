package org.interagency.mapping.report;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.contracts.vocabulary.FindingType;
import org.interagency.kit.export.ExportFormat;
import org.interagency.kit.export.Exports;
import org.interagency.kit.export.ListParameters;
import org.interagency.kit.paging.Page;
import org.interagency.kit.request.PlaceAndDayParameters;
import org.interagency.mapping.finding.FindingFilter;
import org.interagency.mapping.finding.FindingParameters;
import org.interagency.mapping.finding.Findings;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /reports}: the findings with which something is left to do, and what is done for rights. */
@Path("reports")
@Tag(name = "Reports")
@Produces(MediaType.APPLICATION_JSON)
class ReportResource {

    private final ReportedFindings reported;
    private final RightsReporter rights;
    private final Exports exports;

    ReportResource(ReportedFindings reported, RightsReporter rights, Exports exports) {
        this.reported = reported;
        this.rights = rights;
        this.exports = exports;
    }

    @GET
    @Path("overlaps")
    @Produces({
        MediaType.APPLICATION_JSON,
        ExportFormat.TEXT_CSV,
        ExportFormat.WORKBOOK,
        ExportFormat.LINES_OF_JSON,
        ExportFormat.JSON_LINES
    })
    @Operation(
            summary = "List where two agencies are accountable for the same function of a programme",
            description = "Without those that are coordinated, accepted or resolved.")
    public RestResponse<Page<ReportedFinding>> overlaps(
            @BeanParam FindingParameters parameters, @BeanParam ListParameters page) {
        return unsettled(FindingType.OVERLAP, "overlaps", parameters, page);
    }

    @GET
    @Path("gaps")
    @Produces({
        MediaType.APPLICATION_JSON,
        ExportFormat.TEXT_CSV,
        ExportFormat.WORKBOOK,
        ExportFormat.LINES_OF_JSON,
        ExportFormat.JSON_LINES
    })
    @Operation(
            summary = "List where nobody is accountable for a function that a programme requires",
            description =
                    "Without those that are accepted or resolved. For those who read proposals, proposed names the open ones that would close a gap or"
                            + " a part of it.")
    public RestResponse<Page<ReportedFinding>> gaps(
            @BeanParam FindingParameters parameters, @BeanParam ListParameters page) {
        return unsettled(FindingType.UNASSIGNED, "gaps", parameters, page);
    }

    private RestResponse<Page<ReportedFinding>> unsettled(
            FindingType type, String name, FindingParameters parameters, ListParameters page) {
        FindingFilter filter = parameters.filter();
        return exports.answer(
                page.wanted(),
                FindingFiles.of(name),
                request -> reported.list(type, Findings.UNSETTLED, filter, request));
    }

    @GET
    @Path("rights")
    @Operation(
            summary = "Report which programmes and agencies realise each right at each stage of life, and where none"
                    + " does",
            description =
                    "The report is about one territory on one day. A programme counts for the rights that it realises,"
                            + " at the stages that it reaches. An agency counts if it is accountable there for any"
                            + " function of such a programme.")
    @APIResponseSchema(value = RightsReport.class, responseCode = "200")
    @APIResponse(responseCode = "404", ref = "Problem404")
    public RightsReport rights(@BeanParam RightsParameters parameters, @BeanParam PlaceAndDayParameters where) {
        return rights.report(parameters.query(), where.placeAndDay());
    }
}
