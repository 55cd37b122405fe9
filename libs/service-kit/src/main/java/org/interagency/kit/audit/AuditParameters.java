package org.interagency.kit.audit;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.contracts.KnownDays;
import org.interagency.kit.audit.AuditTable.Wanted;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/** Which entries of the audit trail are asked for. */
public final class AuditParameters {

    private static final int MOST = 1000;

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

    @QueryParam("from")
    @Nullable
    @Parameter(
            description = "Entries of this time or later",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    String from;

    @QueryParam("to")
    @Nullable
    @Parameter(
            description = "Entries before this time",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    String to;

    @QueryParam("limit")
    @DefaultValue("100")
    @Parameter(
            description = "How many entries at most.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "" + MOST, defaultValue = "100"))
    String limit = "100";

    @QueryParam("cursor")
    @Nullable
    @Parameter(description = "The \"next\" of the previous page; leave it out for the newest entries.")
    String cursor;

    /**
     * What is asked for.
     *
     * @throws RefusedException if a parameter cannot be read
     */
    Wanted wanted() {
        return new Wanted(
                name,
                result,
                fact,
                read("?from", from, KnownDays::readTime, "a time such as 2026-11-30T08:00:00Z"),
                read("?to", to, KnownDays::readTime, "a time such as 2026-11-30T08:00:00Z"),
                read("?cursor", cursor, Long::valueOf, "the \"next\" of a page"));
    }

    /** How many entries are asked for. */
    int most() {
        Integer most = read("?limit", limit, Integer::valueOf, "a number from 1 to " + MOST);
        if (most == null || most < 1 || most > MOST) {
            throw unreadable("?limit", "a number from 1 to " + MOST);
        }
        return most;
    }

    private static <T> @Nullable T read(
            String parameter, @Nullable String text, Function<String, T> reader, String expected) {
        try {
            return text == null ? null : reader.apply(text);
        } catch (NumberFormatException | DateTimeException e) {
            throw unreadable(parameter, expected);
        }
    }

    private static RefusedException unreadable(String parameter, String expected) {
        return RefusedException.unreadable(new Violation(parameter, "This has to be " + expected + "."));
    }
}
