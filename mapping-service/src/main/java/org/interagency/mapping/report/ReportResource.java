package org.interagency.mapping.report;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.contracts.vocabulary.FindingType;
import org.interagency.kit.export.ExportFormat;
import org.interagency.kit.export.Exports;
import org.interagency.kit.export.ListParameters;
import org.interagency.kit.paging.Page;
import org.interagency.kit.request.PlaceAndDayParameters;
import org.interagency.kit.request.Today;
import org.interagency.mapping.finding.FindingParameters;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /reports}: the findings with which something is left to do, and what is done for rights. */
@Path("reports")
@Tag(name = "Reports")
@Produces({
    MediaType.APPLICATION_JSON,
    ExportFormat.TEXT_CSV,
    ExportFormat.WORKBOOK,
    ExportFormat.LINES_OF_JSON,
    ExportFormat.JSON_LINES
})
class ReportResource {

    private final FindingLists findings;
    private final RightsReporter rights;
    private final ResponsibilityMatrix matrix;
    private final Sheets sheets;
    private final Exports exports;

    ReportResource(
            FindingLists findings, RightsReporter rights, ResponsibilityMatrix matrix, Sheets sheets, Exports exports) {
        this.findings = findings;
        this.rights = rights;
        this.matrix = matrix;
        this.sheets = sheets;
        this.exports = exports;
    }

    @GET
    @Path("overlaps")
    @Operation(
            summary = "List where two agencies are accountable for the same function of a programme",
            description = "Without those that are coordinated, accepted or resolved, unless a status is asked for.")
    public RestResponse<Page<ReportLine>> overlaps(
            @BeanParam FindingParameters parameters,
            @BeanParam GroupParameters groups,
            @BeanParam ListParameters page) {
        return findings.answer("overlaps", parameters.filterOf(FindingType.OVERLAP), groups.grouping(), page.wanted());
    }

    @GET
    @Path("gaps")
    @Operation(
            summary = "List where nobody is accountable for a function that a programme requires",
            description =
                    "Without those that are accepted or resolved, unless a status is asked for. For those who read proposals, proposed names the open ones that would close a gap or a part of it.")
    public RestResponse<Page<ReportLine>> gaps(
            @BeanParam FindingParameters parameters,
            @BeanParam GroupParameters groups,
            @BeanParam ListParameters page) {
        return findings.answer("gaps", parameters.filterOf(FindingType.UNASSIGNED), groups.grouping(), page.wanted());
    }

    @GET
    @Path("duplication")
    @Operation(
            summary =
                    "List the benefits that programmes of different agencies give to the same people for the same contingency",
            description = "Without those that are coordinated, accepted or resolved, unless a status is asked for.")
    public RestResponse<Page<ReportLine>> duplication(
            @BeanParam FindingParameters parameters,
            @BeanParam GroupParameters groups,
            @BeanParam ListParameters page) {
        return findings.answer(
                "duplication", parameters.filterOf(FindingType.DUPLICATION), groups.grouping(), page.wanted());
    }

    @GET
    @Path("fragmentation")
    @Operation(
            summary =
                    "List the contingencies that programmes of several agencies address for the same people, without an agreement",
            description = "Without those that are coordinated, accepted or resolved, unless a status is asked for.")
    public RestResponse<Page<ReportLine>> fragmentation(
            @BeanParam FindingParameters parameters,
            @BeanParam GroupParameters groups,
            @BeanParam ListParameters page) {
        return findings.answer(
                "fragmentation", parameters.filterOf(FindingType.FRAGMENTATION), groups.grouping(), page.wanted());
    }

    @GET
    @Path("orphaned")
    @Operation(
            summary = "List the programmes and responsibilities that are held by agencies which have ceased",
            description = "Without those that are accepted or resolved, unless a status is asked for.")
    public RestResponse<Page<ReportLine>> orphaned(
            @BeanParam FindingParameters parameters,
            @BeanParam GroupParameters groups,
            @BeanParam ListParameters page) {
        return findings.answer("orphaned", parameters.filterOf(FindingType.ORPHANED), groups.grouping(), page.wanted());
    }

    @GET
    @Path("uncovered")
    @Operation(
            summary = "List the contingencies that no programme addresses for a part of the people",
            description = "Without those that are accepted or resolved, unless a status is asked for.")
    public RestResponse<Page<ReportLine>> uncovered(
            @BeanParam FindingParameters parameters,
            @BeanParam GroupParameters groups,
            @BeanParam ListParameters page) {
        return findings.answer(
                "uncovered", parameters.filterOf(FindingType.UNCOVERED), groups.grouping(), page.wanted());
    }

    @GET
    @Path("matrix")
    @Operation(
            summary = "Set the functions of programmes against agencies or territories",
            description =
                    "For an agency, how many responsibilities of each role it holds by its name; what a class of agencies holds, and what an agency may do but"
                            + " need not, does not count. For a territory, whether nobody, one or several agencies are accountable"
                            + " for the functions that programmes require there; parts of one body count as one. A page has some of the columns; files"
                            + " have a row for each agency or territory and a column for each function.")
    public RestResponse<Page<MatrixColumn>> matrix(
            @BeanParam MatrixParameters parameters, @BeanParam ListParameters page) {
        MatrixQuery query = parameters.query();
        return exports.answer(page.wanted(), MatrixFiles.TYPE, request -> matrix.page(query, request));
    }

    @GET
    @Path("mandates/{agency}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Report all that an agency answers for on a day, and with which agencies it collides",
            description = "Links name the lists of which it is made; each of these is a file too.")
    public AgencyMandate mandate(
            String agency,
            @QueryParam("asOf") @Nullable @Parameter(description = "The day; today (UTC) if left out.")
                    LocalDate asOf) {
        return sheets.mandate(agency, Today.ifAbsent(asOf));
    }

    @GET
    @Path("programmes/{code}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Report who answers for each function of a programme on a day, where nobody does, and what is found",
            description = "Links name the lists of which it is made; each of these is a file too.")
    public ProgrammeSheet programme(
            String code,
            @QueryParam("asOf") @Nullable @Parameter(description = "The day; today (UTC) if left out.")
                    LocalDate asOf) {
        return sheets.sheet(code, Today.ifAbsent(asOf));
    }

    @GET
    @Path("rights")
    @Produces(MediaType.APPLICATION_JSON)
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
