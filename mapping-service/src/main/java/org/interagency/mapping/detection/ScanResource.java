package org.interagency.mapping.detection;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.kit.access.Caller;
import org.interagency.kit.export.ExportFormat;
import org.interagency.mapping.detection.FullScan.Step;

/** {@code /detection/scans}. */
@Path("detection/scans")
@Tag(name = "Detection")
class ScanResource {

    private final FullScan scan;
    private final Caller caller;

    ScanResource(FullScan scan, Caller caller) {
        this.scan = scan;
        this.caller = caller;
    }

    @POST
    @Produces(ExportFormat.LINES_OF_JSON)
    @Operation(
            summary = "Compare all copies with the originals, detect everything again, and report what was wrong",
            description = "The answer is one line of JSON for each step; in the last one, done is true.")
    public Multi<Step> scan() {
        String authorization = caller.authorization();
        return Multi.createFrom()
                .<Step>emitter(
                        emitter -> {
                            scan.run(authorization, emitter::emit, emitter::isCancelled);
                            emitter.complete();
                        },
                        BackPressureStrategy.BUFFER)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
