package org.interagency.kit.audit;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.kit.audit.AuditTable.Wanted;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.rule.RefusedException;
import org.jspecify.annotations.Nullable;

/** Which entries of the audit trail are asked for. */
public final class AuditParameters {

    @QueryParam("name")
    @Nullable
    @Parameter(description = "Entries of the sender with this name in its token")
    String name;

    @QueryParam("result")
    @Nullable
    @Parameter(description = "Entries with this result")
    AuditResult result;

    @QueryParam("fact")
    @Nullable
    @Parameter(
            description =
                    "Entries that stored this fact: its kind and its code or id, with a space between them, as in \"agency CL-MDSF\"")
    String fact;

    @QueryParam("redactions")
    @DefaultValue("false")
    @Parameter(description = "Only entries that record a redaction")
    boolean redactions;

    @QueryParam("from")
    @Nullable
    @Parameter(
            description = "Entries of this time or later",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    Instant from;

    @QueryParam("to")
    @Nullable
    @Parameter(
            description = "Entries before this time",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    Instant to;

    /**
     * What is asked for.
     *
     * @throws RefusedException if a parameter cannot be read, or the page is to be sorted
     */
    Wanted wanted(PageRequest page) {
        page.refuseOrder("The entries come newest first, and in no other order. Leave it out.");
        return new Wanted(
                name, result, fact, redactions, from, to, page.cursor() == null ? null : position(page.cursor()));
    }

    private static long position(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw PageRequest.wrongCursor();
        }
    }
}
