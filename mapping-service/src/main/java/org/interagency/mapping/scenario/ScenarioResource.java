package org.interagency.mapping.scenario;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.kit.request.RequestReader;

/** {@code /scenarios}. */
@Path("scenarios")
@Tag(name = "Scenarios")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ScenarioResource {

    private final Scenarios scenarios;
    private final RequestReader requests;

    ScenarioResource(Scenarios scenarios, RequestReader requests) {
        this.scenarios = scenarios;
        this.requests = requests;
    }

    @POST
    @Operation(
            summary = "Try out reorganisations, moves of responsibilities, ends of programmes and agreements",
            description =
                    "The answer says which findings would be opened, changed and resolved, and who would be accountable. Nothing is stored.")
    public Scenario tryOut(ScenarioRequest request) {
        return scenarios.tryOut(requests.checked(request));
    }
}
