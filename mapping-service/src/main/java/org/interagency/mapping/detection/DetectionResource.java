package org.interagency.mapping.detection;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.mapping.detection.Redetection.Pending;

/** {@code /detection}. */
@Path("detection")
@Tag(name = "Detection")
class DetectionResource {

    private final Redetection redetection;

    DetectionResource(Redetection redetection) {
        this.redetection = redetection;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            summary = "Read how many detections are pending, and which are failing",
            description =
                    "After a change of territories, agencies or programmes, pending reorganisations are carried out first; then"
                            + " the findings are updated, one programme after the other. One that fails does not stop the"
                            + " others: it is listed in failures, with the reason in a sentence, and is attempted again at"
                            + " nextAttempt. The findings about it may be out of date until then. A reorganisation that"
                            + " fails keeps those after it waiting. failures.first lists at most 100.")
    public Pending pending() {
        return redetection.pending();
    }
}
