package org.interagency.kit.copy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.interagency.kit.json.GrowingJson;
import org.interagency.kit.paging.Page;
import org.jspecify.annotations.Nullable;

/** The client of the mapping service's API. */
@RegisterRestClient(configKey = "mapping-service")
@Path("/api/v1")
interface MappingServiceClient {

    @ClientObjectMapper
    static ObjectMapper json(ObjectMapper strict) {
        return GrowingJson.of(strict);
    }

    @GET
    @Path("responsibilities")
    Page<JsonNode> responsibilities(
            @QueryParam("id") List<String> ids,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);
}
