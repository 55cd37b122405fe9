package org.interagency.mapping.responsibility;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.kit.access.Caller;
import org.interagency.kit.confirmation.ConfirmationResource;
import org.interagency.kit.confirmation.Confirmations;
import org.interagency.kit.request.RequestReader;

/** {@code /responsibility-confirmations}. */
@Path("responsibility-confirmations")
@Tag(name = "Confirmations of responsibilities", extensions = @Extension(name = "x-many", value = "responsibilities"))
class ResponsibilityConfirmationResource extends ConfirmationResource {

    ResponsibilityConfirmationResource(
            Confirmations confirmations, ResponsibilityService service, RequestReader requests, Caller caller) {
        super(confirmations.of(service), requests, caller);
    }
}
