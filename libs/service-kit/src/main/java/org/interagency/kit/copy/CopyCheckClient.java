package org.interagency.kit.copy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.interagency.kit.json.GrowingJson;
import org.jspecify.annotations.Nullable;

/** The client of the program service's comparison of copies, which takes longer than other requests. */
@RegisterRestClient(configKey = "copy-checks")
@Path("/api/v1/copies/checks")
interface CopyCheckClient {

    @ClientObjectMapper
    static ObjectMapper json(ObjectMapper strict) {
        return GrowingJson.of(strict);
    }

    @POST
    CopyCheck check(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization);
}
