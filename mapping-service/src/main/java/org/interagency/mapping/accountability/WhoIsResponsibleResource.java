package org.interagency.mapping.accountability;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.kit.request.PlaceAndDay;
import org.interagency.kit.request.PlaceAndDayParameters;

/** {@code /who-is-responsible}. */
@Path("who-is-responsible")
@Tag(name = "Who is responsible")
@Produces(MediaType.APPLICATION_JSON)
class WhoIsResponsibleResource {

    private final WhoIsResponsibleService service;

    WhoIsResponsibleResource(WhoIsResponsibleService service) {
        this.service = service;
    }

    @GET
    @Operation(
            summary = "Ask who is accountable to a person, in a place on a day; open to everyone",
            description =
                    "Says whether one agency is accountable, none, or several; by which law; to whom it delegated; and whom to"
                            + " turn to.")
    @APIResponseSchema(value = WhoIsResponsible.class, responseCode = "200")
    @APIResponse(responseCode = "404", ref = "Problem404")
    public WhoIsResponsible ask(@BeanParam QuestionParameters parameters, @BeanParam PlaceAndDayParameters where) {
        Question question = parameters.question();
        PlaceAndDay placeAndDay = where.placeAndDay();
        service.prepare(question);
        return service.answer(question, placeAndDay);
    }
}
