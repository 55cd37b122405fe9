package org.interagency.agency.agency;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.kit.access.Caller;
import org.interagency.kit.confirmation.ConfirmationResource;
import org.interagency.kit.confirmation.Confirmations;
import org.interagency.kit.request.RequestReader;

/** {@code /agency-confirmations}. */
@Path("agency-confirmations")
@Tag(name = "Confirmations of agencies", extensions = @Extension(name = "x-many", value = "agencies"))
class AgencyConfirmationResource extends ConfirmationResource {

    AgencyConfirmationResource(
            Confirmations confirmations, AgencyService service, RequestReader requests, Caller caller) {
        super(confirmations.of(service), requests, caller);
    }
}
