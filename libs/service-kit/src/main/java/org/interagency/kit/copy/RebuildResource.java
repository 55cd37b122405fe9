package org.interagency.kit.copy;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.interagency.kit.copy.WholeCopies.Rebuilt;

/** {@code /copies/rebuild}, for operators; the gateway does not route it. */
@Path("copies/rebuild")
public class RebuildResource {

    private final WholeCopies whole;
    private final CopyWorker worker;

    RebuildResource(WholeCopies whole, CopyWorker worker) {
        this.whole = whole;
        this.worker = worker;
    }

    /** Fetches all copies of this service from their owners; a service without copies fetches none. */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public List<Rebuilt> rebuild() {
        List<Rebuilt> rebuilt = whole.rebuild();
        worker.wake();
        return rebuilt;
    }
}
