package org.interagency.program.audit;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.kit.audit.AuditReading;
import org.interagency.kit.audit.AuditResource;
import org.interagency.kit.request.RequestReader;

/** {@code /audit/program-service}. */
@Path("audit/program-service")
@Tag(name = "Audit of the program service", extensions = @Extension(name = "x-one", value = "the program service"))
public class ProgramAuditResource extends AuditResource {

    ProgramAuditResource(AuditReading trail, RequestReader requests) {
        super(trail, requests);
    }
}
