package org.interagency.kit.copy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.interagency.kit.json.GrowingJson;
import org.interagency.kit.outbox.Republisher.Announced;
import org.interagency.kit.paging.Page;
import org.jspecify.annotations.Nullable;

/** The client of the agency service's API. */
@RegisterRestClient(configKey = "agency-service")
@Path("/api/v1")
interface AgencyServiceClient {

    @ClientObjectMapper
    static ObjectMapper json(ObjectMapper strict) {
        return GrowingJson.of(strict);
    }

    @GET
    @Path("agencies")
    Page<JsonNode> agencies(
            @QueryParam("code") List<String> codes,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("territories")
    Page<JsonNode> territories(
            @QueryParam("code") List<String> codes,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("agency-changes")
    Page<JsonNode> agencyChanges(
            @QueryParam("code") List<String> codes,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    @POST
    @Path("agency-changes/trial")
    AgencyChangeTrial tryOut(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, JsonNode agencyChanges);

    @GET
    @Path("events/announced")
    List<Announced> announced();
}
