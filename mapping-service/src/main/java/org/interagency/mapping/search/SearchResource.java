package org.interagency.mapping.search;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /search}. */
@Path("search")
@Tag(name = "Search")
@Produces(MediaType.APPLICATION_JSON)
class SearchResource {

    private final SearchService service;

    SearchResource(SearchService service) {
        this.service = service;
    }

    @GET
    @Operation(
            summary = "Search agencies, programmes, territories, rights and findings; open to everyone",
            description =
                    "Facts are found by their codes and by the names of all their states: what is exactly what was written comes first, then what begins"
                            + " with it, then what has its words; if there is nothing of that, what resembles it. Findings are found by their ids and by the"
                            + " agencies, programmes and territories that were found.")
    @APIResponseSchema(value = SearchAnswer.class, responseCode = "200")
    public SearchAnswer search(@BeanParam SearchParameters parameters) {
        return service.search(parameters.query());
    }
}
