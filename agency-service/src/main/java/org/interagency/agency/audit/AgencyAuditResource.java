package org.interagency.agency.audit;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.kit.audit.AuditReading;
import org.interagency.kit.audit.AuditResource;
import org.interagency.kit.request.RequestReader;

/** {@code /audit/agency-service}. */
@Path("audit/agency-service")
@Tag(name = "Audit of the agency service", extensions = @Extension(name = "x-one", value = "the agency service"))
public class AgencyAuditResource extends AuditResource {

    AgencyAuditResource(AuditReading trail, RequestReader requests) {
        super(trail, requests);
    }
}
