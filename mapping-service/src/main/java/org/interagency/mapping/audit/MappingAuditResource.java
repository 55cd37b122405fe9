package org.interagency.mapping.audit;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.kit.audit.AuditReading;
import org.interagency.kit.audit.AuditResource;
import org.interagency.kit.request.RequestReader;

/** {@code /audit/mapping-service}. */
@Path("audit/mapping-service")
@Tag(name = "Audit of the mapping service", extensions = @Extension(name = "x-one", value = "the mapping service"))
public class MappingAuditResource extends AuditResource {

    MappingAuditResource(AuditReading trail, RequestReader requests) {
        super(trail, requests);
    }
}
