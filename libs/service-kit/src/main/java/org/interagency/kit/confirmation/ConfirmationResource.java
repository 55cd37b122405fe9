package org.interagency.kit.confirmation;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.interagency.kit.access.Caller;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageParameters;
import org.interagency.kit.request.RequestReader;

/**
 * The resource of the confirmations of one kind of entries. A subclass adds its path and its tag, whose extension {@code x-many} says what they are.
 */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public abstract class ConfirmationResource {

    private final ConfirmationService<?, ?> service;
    private final RequestReader requests;
    private final Caller caller;

    protected ConfirmationResource(ConfirmationService<?, ?> service, RequestReader requests, Caller caller) {
        this.service = service;
        this.requests = requests;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "List the {many} that exist today, each with when it was confirmed and has to be again")
    public Page<Confirmation> list(@BeanParam ConfirmationParameters parameters, @BeanParam PageParameters page) {
        return service.list(parameters.agency, parameters.overdue, page.request());
    }

    @POST
    @Operation(
            summary = "Confirm {many} as they stand today, all that are named or none",
            description =
                    "Only a registrar of their agency or of one above it can confirm them. A confirmation is no new version.")
    public Page<Confirmation> confirm(ConfirmationRequest request) {
        return service.confirm(requests.checked(request).keys(), caller.mandate());
    }
}
