package org.interagency.program.vocabulary;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.contracts.VocabularyEntryFact;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.kit.csv.ImportProgress;
import org.interagency.kit.csv.ImportReport;
import org.interagency.kit.export.ExportFormat;
import org.interagency.kit.export.ListParameters;
import org.interagency.kit.history.History.Version;
import org.interagency.kit.http.FactEndpoint;
import org.interagency.kit.http.FactEndpoints;
import org.interagency.kit.http.FactOperations;
import org.interagency.kit.http.FactType;
import org.interagency.kit.http.ImportParameters;
import org.interagency.kit.http.RetireParameters;
import org.interagency.kit.http.WriteParameters;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.NameParameters;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageParameters;
import org.interagency.kit.paging.Sortable;
import org.interagency.kit.request.Codes;
import org.interagency.kit.request.RequestReader;
import org.interagency.kit.rule.RefusedException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /vocabularies}, whose entries are addressed by vocabulary and code. */
@Path("vocabularies")
@Tag(name = "Vocabularies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class VocabularyResource {

    private final VocabularyService service;
    private final RequestReader requests;
    private final FactEndpoint<VocabularyEntryFact, VocabularyEntryRequest> entries;

    VocabularyResource(VocabularyService service, RequestReader requests, FactEndpoints endpoints) {
        this.service = service;
        this.requests = requests;
        this.entries = endpoints.of(
                FactType.coded(
                        "vocabularies",
                        VocabularyEntryFact.class,
                        VocabularyEntryRequest.class,
                        (addressed, key) -> addressed,
                        VocabularyEntryRequest.COLUMNS),
                service);
    }

    @GET
    @Operation(summary = "List the vocabularies")
    public Page<VocabularyAnswer> list() {
        return new Page<>(
                Stream.of(Vocabulary.values()).map(VocabularyAnswer::of).toList(), null);
    }

    @POST
    @Path("import")
    @Consumes("text/csv")
    @Operation(summary = "Add or replace the entries of a CSV file")
    public RestResponse<ImportReport> importFile(InputStream body, @BeanParam ImportParameters parameters) {
        return entries.importFile(body, parameters);
    }

    @GET
    @Path("import/{id}")
    @Operation(summary = "Tell how far an import has come that was sent with an id")
    public ImportProgress importProgress(String id) {
        return entries.importProgress(id);
    }

    @POST
    @Path("{vocabulary}")
    @Operation(summary = "Add an entry to a vocabulary")
    public RestResponse<VocabularyEntryFact> create(String vocabulary, VocabularyEntryRequest request) {
        VocabularyEntryRequest given = requests.given(request);
        return entries.create(given.withVocabulary(inAddress(vocabulary, given)), false);
    }

    @PUT
    @Path("{vocabulary}/{code}")
    @Operation(summary = "Add an entry to a vocabulary, or replace the one of this code")
    public RestResponse<VocabularyEntryFact> put(
            String vocabulary, String code, VocabularyEntryRequest request, @BeanParam WriteParameters parameters) {
        VocabularyEntryRequest given = requests.given(request);
        VocabularyEntryRequest addressed = given.with(entry ->
                entry.vocabulary(inAddress(vocabulary, given)).code(Codes.inAddress("code", code, given.code())));
        return entries.put(addressed.key(), addressed, parameters, false);
    }

    private static Vocabulary inAddress(String vocabulary, VocabularyEntryRequest given) {
        Vocabulary found = existing(vocabulary);
        Codes.inAddress(
                "vocabulary",
                vocabulary,
                given.vocabulary() == null ? null : given.vocabulary().code());
        return found;
    }

    private static Vocabulary existing(String vocabulary) {
        return Coded.find(Vocabulary.class, vocabulary)
                .orElseThrow(() -> RefusedException.notFound("vocabulary", vocabulary));
    }

    @GET
    @Produces({
        MediaType.APPLICATION_JSON,
        ExportFormat.TEXT_CSV,
        ExportFormat.WORKBOOK,
        ExportFormat.LINES_OF_JSON,
        ExportFormat.JSON_LINES
    })
    @Path("{vocabulary}")
    @Operation(summary = "List the entries of a vocabulary by code")
    public RestResponse<Page<VocabularyEntryFact>> entries(
            String vocabulary,
            @QueryParam("code") List<String> codes,
            @BeanParam NameParameters search,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @BeanParam ListParameters page) {
        Criteria<VocabularyEntryFact> criteria = Criteria.<VocabularyEntryFact>by("entry")
                .equal("vocabulary", existing(vocabulary))
                .in("code", codes)
                .named(search.words())
                .sortable(Sortable.byName(VocabularyEntryFact::name));
        return entries.list(page.wanted(), request -> service.list(criteria, request, asOf));
    }

    @GET
    @Path("{vocabulary}/{code}")
    @Operation(summary = "Read an entry of a vocabulary")
    public RestResponse<VocabularyEntryFact> get(
            String vocabulary, String code, @QueryParam("asOf") @Nullable LocalDate asOf, @Context Request request) {
        return entries.get(existing(vocabulary).keyOf(code), asOf, request);
    }

    @GET
    @Path("{vocabulary}/{code}/history")
    @Operation(
            summary = "List the versions of it: who wrote it, when, and what that changed",
            description = FactOperations.HISTORY)
    public Page<Version<VocabularyEntryFact>> history(String vocabulary, String code, @BeanParam PageParameters page) {
        return entries.history(existing(vocabulary).keyOf(code), page);
    }

    @DELETE
    @Path("{vocabulary}/{code}")
    @Operation(summary = "Retire an entry of a vocabulary; it stays on record")
    public RestResponse<VocabularyEntryFact> retire(
            String vocabulary, String code, @BeanParam RetireParameters parameters) {
        return entries.retire(existing(vocabulary).keyOf(code), parameters);
    }
}
