package org.interagency.kit.copy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.interagency.kit.json.GrowingJson;
import org.interagency.kit.outbox.Republisher.Announced;
import org.interagency.kit.paging.Page;
import org.jspecify.annotations.Nullable;

/** The client of the program service's API. */
@RegisterRestClient(configKey = "program-service")
@Path("/api/v1")
interface ProgramServiceClient {

    @ClientObjectMapper
    static ObjectMapper json(ObjectMapper strict) {
        return GrowingJson.of(strict);
    }

    @GET
    @Path("programmes")
    Page<JsonNode> programmes(
            @QueryParam("code") List<String> codes,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("rights")
    Page<JsonNode> rights(
            @QueryParam("code") List<String> codes,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("vocabularies/{vocabulary}")
    Page<JsonNode> vocabularyEntries(
            @PathParam("vocabulary") String vocabulary,
            @QueryParam("code") List<String> codes,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("events/announced")
    List<Announced> announced();
}
