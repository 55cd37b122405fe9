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
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.contracts.VocabularyEntryFact;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.kit.csv.CsvImport;
import org.interagency.kit.csv.ImportOptions;
import org.interagency.kit.csv.ImportReport;
import org.interagency.kit.fact.Answers;
import org.interagency.kit.fact.Preconditions;
import org.interagency.kit.fact.WriteTerms;
import org.interagency.kit.history.History.Version;
import org.interagency.kit.idempotency.Once;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.NameSearch;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.paging.Sortable;
import org.interagency.kit.problem.ProblemException;
import org.interagency.kit.request.Codes;
import org.interagency.kit.request.RequestReader;
import org.interagency.kit.request.Retirement;
import org.jspecify.annotations.Nullable;

/** {@code /vocabularies}. */
@Path("vocabularies")
@Tag(name = "Vocabularies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class VocabularyResource {

    private static final String COLLECTION = "vocabularies";

    private final VocabularyRegister register;
    private final RequestReader requests;
    private final Once once;

    VocabularyResource(VocabularyRegister register, RequestReader requests, Once once) {
        this.register = register;
        this.requests = requests;
        this.once = once;
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
    @APIResponseSchema(value = ImportReport.class, responseCode = "200")
    public Response importFile(InputStream body, @BeanParam ImportOptions options) {
        return new CsvImport<>(VocabularyEntryRequest.class, requests, once, VocabularyEntryRequest.COLUMNS)
                .run(body, options, register);
    }

    @POST
    @Path("{vocabulary}")
    @Operation(summary = "Add an entry to a vocabulary")
    @APIResponseSchema(value = VocabularyEntryFact.class, responseCode = "201")
    public Response create(String vocabulary, VocabularyEntryRequest request) {
        VocabularyEntryRequest given = requests.given(request);
        VocabularyEntryRequest checked = requests.checked(given.with(inAddress(vocabulary, given), given.code()));
        return once.answer(VocabularyEntryFact.class, () -> Answers.of(COLLECTION, register.create(checked)));
    }

    @PUT
    @Path("{vocabulary}/{code}")
    @Operation(summary = "Add an entry to a vocabulary, or replace the one of this code")
    @APIResponseSchema(value = VocabularyEntryFact.class, responseCode = "200")
    public Response put(String vocabulary, String code, VocabularyEntryRequest request, @BeanParam WriteTerms terms) {
        VocabularyEntryRequest given = requests.given(request);
        VocabularyEntryRequest placed =
                given.with(inAddress(vocabulary, given), Codes.inAddress("code", code, given.code()));
        return Answers.of(COLLECTION, register.put(requests.checked(placed), terms));
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
                .orElseThrow(() -> ProblemException.notFound("vocabulary", vocabulary));
    }

    @GET
    @Path("{vocabulary}")
    @Operation(summary = "List the entries of a vocabulary by code")
    public Page<VocabularyEntryFact> entries(
            String vocabulary,
            @QueryParam("code") List<String> codes,
            @BeanParam NameSearch search,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @BeanParam PageRequest page) {
        return register.list(
                Criteria.<VocabularyEntryFact>by("entry")
                        .equal("vocabulary", existing(vocabulary))
                        .in("code", codes)
                        .named(search)
                        .sortable(Sortable.byName(VocabularyEntryFact::name)),
                page,
                asOf);
    }

    @GET
    @Path("{vocabulary}/{code}")
    @Operation(summary = "Read an entry of a vocabulary")
    @APIResponseSchema(value = VocabularyEntryFact.class, responseCode = "200")
    public Response get(
            String vocabulary, String code, @QueryParam("asOf") @Nullable LocalDate asOf, @Context Request request) {
        return Answers.of(register.get(existing(vocabulary), code, asOf), request);
    }

    @GET
    @Path("{vocabulary}/{code}/history")
    @Operation(summary = "List every version of it: who wrote it, when, and what that changed")
    public Page<Version<VocabularyEntryFact>> history(String vocabulary, String code) {
        return register.history(existing(vocabulary), code);
    }

    @DELETE
    @Path("{vocabulary}/{code}")
    @Operation(summary = "Retire an entry of a vocabulary; it stays on record")
    @APIResponseSchema(value = VocabularyEntryFact.class, responseCode = "200")
    public Response retire(
            String vocabulary, String code, @BeanParam Retirement retirement, @BeanParam Preconditions preconditions) {
        return Answers.of(COLLECTION, register.retire(existing(vocabulary), code, retirement.on(), preconditions));
    }
}
