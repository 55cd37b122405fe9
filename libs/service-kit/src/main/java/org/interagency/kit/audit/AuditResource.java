package org.interagency.kit.audit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.kit.audit.AuditVerifier.Checkpoint;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageParameters;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.request.RequestReader;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/** The audit trail of a service. A service extends it to give it a path. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public abstract class AuditResource {

    private static final String HASH = "[0-9a-f]{64}";

    private final AuditReading trail;
    private final RequestReader requests;

    protected AuditResource(AuditReading trail, RequestReader requests) {
        this.trail = trail;
        this.requests = requests;
    }

    /**
     * The request to redact a person.
     *
     * @param name the name of the person in its tokens
     */
    public record RedactionRequest(@NotBlank @Size(max = 500) String name) {}

    /**
     * What was redacted.
     *
     * @param entries how many entries no longer have the person
     */
    public record Redaction(int entries) {}

    @GET
    @Path("entries")
    @Operation(summary = "List who wrote what, when, from where and with which result in {one}, newest first")
    public Page<AuditEntry> entries(@BeanParam AuditParameters parameters, @BeanParam PageParameters page) {
        PageRequest request = page.request();
        return trail.newest(parameters.wanted(request), request.limit());
    }

    @GET
    @Path("verification")
    @Operation(summary = "Check whether an entry of the audit trail of {one} was changed or removed")
    public AuditVerification verify(
            @QueryParam("position")
                    @Nullable
                    @Parameter(
                            description =
                                    "The position of a checkpoint: a position that was the last one at an earlier time",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
                    String position,
            @QueryParam("hash") @Nullable @Parameter(description = "The hash of the checkpoint") String hash) {
        return trail.verify(checkpoint(position, hash));
    }

    private static @Nullable Checkpoint checkpoint(@Nullable String position, @Nullable String hash) {
        if (position == null && hash == null) {
            return null;
        }
        if (position == null || !position.matches("[1-9][0-9]{0,17}")) {
            throw RefusedException.unreadable(
                    new Violation("?position", "A checkpoint has a position, a number from 1 on, and a hash."));
        }
        if (hash == null || !hash.matches(HASH)) {
            throw RefusedException.unreadable(
                    new Violation("?hash", "A checkpoint has a position and a hash of 64 hexadecimal digits, a to f."));
        }
        return new Checkpoint(Long.parseLong(position), hash);
    }

    @POST
    @Path("redactions")
    @Operation(
            summary =
                    "Remove a person from all records of {one}: audit trail, history and others; the trail stays valid")
    public Redaction redact(RedactionRequest request) {
        return new Redaction(trail.redact(requests.checked(request).name()));
    }
}
