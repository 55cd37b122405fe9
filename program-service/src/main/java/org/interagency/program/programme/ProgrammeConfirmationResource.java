package org.interagency.program.programme;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.kit.access.Caller;
import org.interagency.kit.confirmation.ConfirmationResource;
import org.interagency.kit.confirmation.Confirmations;
import org.interagency.kit.request.RequestReader;

/** {@code /programme-confirmations}. */
@Path("programme-confirmations")
@Tag(name = "Confirmations of programmes", extensions = @Extension(name = "x-many", value = "programmes"))
class ProgrammeConfirmationResource extends ConfirmationResource {

    ProgrammeConfirmationResource(
            Confirmations confirmations, ProgrammeService service, RequestReader requests, Caller caller) {
        super(confirmations.of(service), requests, caller);
    }
}
