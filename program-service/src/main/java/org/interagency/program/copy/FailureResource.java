package org.interagency.program.copy;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.interagency.kit.copy.Attempts;
import org.interagency.kit.copy.Failures;

/** {@code /copies/failures}, for operators; the gateway does not route it. Those of the mapping service are in {@code /detection}. */
@Path("copies/failures")
class FailureResource {

    private final Attempts attempts;

    FailureResource(Attempts attempts) {
        this.attempts = attempts;
    }

    /** The reorganisations that fail in this service. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(hidden = true)
    public Failures failures() {
        return attempts.failures();
    }
}
