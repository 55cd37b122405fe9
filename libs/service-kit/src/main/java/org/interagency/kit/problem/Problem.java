package org.interagency.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.RefusedException.Reason;
import org.interagency.kit.rule.Violation;

/**
 * The body of an answer that is not a success (RFC 9457).
 *
 * @param type always {@code about:blank}: the status says what kind of problem it is
 * @param title the status in words
 * @param status the HTTP status
 * @param detail what went wrong, for people
 * @param errors each field that is wrong; empty if it is not about fields
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, List<Violation> errors) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** The status of each kind of refusal. */
    private static final Map<Reason, Status> STATUSES = new EnumMap<>(Map.ofEntries(
            Map.entry(Reason.UNREADABLE, new Status(400, "Bad Request")),
            Map.entry(Reason.UNAUTHENTICATED, new Status(401, "Unauthorized")),
            Map.entry(Reason.FORBIDDEN, new Status(403, "Forbidden")),
            Map.entry(Reason.NOT_FOUND, new Status(404, "Not Found")),
            Map.entry(Reason.NOT_RECEIVED, new Status(408, "Request Timeout")),
            Map.entry(Reason.CONFLICT, new Status(409, "Conflict")),
            Map.entry(Reason.IN_PROGRESS, new Status(409, "Conflict")),
            Map.entry(Reason.OUTDATED, new Status(412, "Precondition Failed")),
            Map.entry(Reason.TOO_LARGE, new Status(413, "Content Too Large")),
            Map.entry(Reason.VIOLATION, new Status(422, "Unprocessable Content")),
            Map.entry(Reason.UNAVAILABLE, new Status(503, "Service Unavailable"))));

    private record Status(int code, String title) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    /** The problem that describes a refusal to a client. */
    public static Problem of(RefusedException refused) {
        Status status = STATUSES.get(refused.reason());
        return new Problem("about:blank", status.title(), status.code(), refused.detail(), refused.violations());
    }

    /** The refusal that another service has answered, to be passed on; empty if the service failed. */
    public Optional<RefusedException> refusal() {
        return STATUSES.entrySet().stream()
                .filter(entry -> entry.getValue().code() == status && entry.getKey() != Reason.UNAVAILABLE)
                .map(entry -> new RefusedException(entry.getKey(), detail, errors))
                .findFirst();
    }
}
