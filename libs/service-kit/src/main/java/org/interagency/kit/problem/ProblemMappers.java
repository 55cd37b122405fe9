package org.interagency.kit.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hibernate.exception.ConstraintViolationException;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.RefusedException.Reason;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps every exception to a {@link Problem}. */
public final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final int RETRY_AFTER_SECONDS = 2;
    /** What the same request, sent again a little later, may not meet. */
    private static final Set<Reason> PASSING = EnumSet.of(Reason.IN_PROGRESS, Reason.UNAVAILABLE);

    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** The paths of requests that can take several transactions. */
    private static final Pattern MANY_TRANSACTIONS = Pattern.compile("/(import|scans|republish|rebuild|checks)/?$");

    @ServerExceptionMapper
    Response problem(RefusedException e) {
        Response.ResponseBuilder answer = answer(Problem.of(e));
        if (PASSING.contains(e.reason())) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (e.reason() == Reason.UNAUTHENTICATED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.build();
    }

    @ServerExceptionMapper
    Response unreadable(JacksonException e) {
        return problem(JsonErrors.describe(e));
    }

    /** Mapped by itself, since Quarkus has a mapper of its own for this class. */
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException e) {
        return unreadable(e);
    }

    @ServerExceptionMapper
    Response refusedByTheFramework(WebApplicationException e, ContainerRequestContext request) {
        if (e.getCause() instanceof JacksonException unreadable) {
            return unreadable(unreadable);
        }
        if (e.getCause() instanceof RefusedException problem) {
            return problem(problem);
        }
        Response.StatusType status = e.getResponse().getStatusInfo();
        if (status.getStatusCode() >= Status.INTERNAL_SERVER_ERROR.getStatusCode()) {
            LOG.error("request failed", e);
        }
        return answer(new Problem(
                        "about:blank",
                        status.getReasonPhrase(),
                        status.getStatusCode(),
                        detail(status, request),
                        List.of()))
                .header(HttpHeaders.ALLOW, e.getResponse().getHeaderString(HttpHeaders.ALLOW))
                .build();
    }

    private static String detail(Response.StatusType status, ContainerRequestContext request) {
        return switch (status.getStatusCode()) {
            case 404 -> "There is nothing at this address, or one of its parameters cannot be read.";
            case 405 -> "This address does not take this method.";
            case 406 ->
                "The answer cannot be given in a media type that the Accept header allows: "
                        + request.getHeaderString(HttpHeaders.ACCEPT) + ".";
            case 415 -> "The body has to be JSON (Content-Type: application/json), or CSV (text/csv) for an import.";
            default -> status.getReasonPhrase();
        };
    }

    @ServerExceptionMapper
    Response writtenAtTheSameMoment(ConstraintViolationException e) {
        return problem(RefusedException.conflict(
                "Somebody else wrote the same at the same moment. Read it, then try again.", List.of()));
    }

    /** A failed commit is a checked exception. */
    @ServerExceptionMapper
    Response failed(Exception e, ContainerRequestContext request) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException violation) {
                return writtenAtTheSameMoment(violation);
            }
            if (cause instanceof UnusableBodyException unusable) {
                LOG.debug("the body of a request cannot be read", unusable);
                return problem(unusable.refusal());
            }
        }
        return DatabaseFailure.of(e)
                .map(failure -> unavailable(failure, e, request))
                .orElseGet(() -> defect(e, request));
    }

    /** Mapped by itself, since Quarkus has mappers of its own for some of these classes. */
    @ServerExceptionMapper
    Response failedAtRunTime(RuntimeException e, ContainerRequestContext request) {
        return failed(e, request);
    }

    private Response unavailable(DatabaseFailure failure, Exception e, ContainerRequestContext request) {
        LOG.warnf("%s %s: %s", failure.detail(), request.getMethod(), e.getMessage());
        LOG.debug(failure.detail(), e);
        return problem(RefusedException.unavailable(
                failure.detail() + effect(request, failure != DatabaseFailure.IN_COMMIT) + " Try again in a moment."));
    }

    private static Response defect(Exception e, ContainerRequestContext request) {
        LOG.error("request failed", e);
        return answer(new Problem(
                        "about:blank",
                        Status.INTERNAL_SERVER_ERROR.getReasonPhrase(),
                        Status.INTERNAL_SERVER_ERROR.getStatusCode(),
                        "The registry failed; the error is in its log." + effect(request, true),
                        List.of()))
                .build();
    }

    /**
     * What a failed request has stored, as a sentence; empty if it only reads.
     *
     * @param isRolledBack whether the transaction that failed has certainly stored nothing
     */
    private static String effect(ContainerRequestContext request, boolean isRolledBack) {
        if (READING.contains(request.getMethod())) {
            return "";
        }
        if (MANY_TRANSACTIONS.matcher(request.getUriInfo().getPath()).find()) {
            return " A part may be stored. Send the whole again: what is stored already stays as it is.";
        }
        return isRolledBack
                ? " Nothing was stored."
                : " It is not known whether this was stored. Read it first, or send it again with the same"
                        + " Idempotency-Key.";
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }
}
