package org.interagency.program.copy;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.interagency.kit.copy.CopyCheck;
import org.interagency.kit.copy.CopyChecks;

/** {@code /copies/checks}, which the full scan of the mapping service calls; the gateway does not route it. */
@Path("copies/checks")
class CopyCheckResource {

    private final CopyChecks checks;

    CopyCheckResource(CopyChecks checks) {
        this.checks = checks;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public CopyCheck check() {
        return checks.ofThisService();
    }
}
