package org.interagency.kit.problem;

import com.fasterxml.jackson.core.JacksonException;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/** A request that cannot be carried out; becomes a {@link Problem} and undoes the transaction. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private ProblemException(int status, String title, String detail, List<FieldError> errors) {
        this(new Problem("about:blank", title, status, detail, errors));
    }

    /** What another service has answered, told as it is. */
    public ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /**
     * The problem of a part of a request.
     *
     * @param place the JSON Pointer of the part
     */
    public ProblemException below(String place) {
        List<FieldError> errors =
                problem.errors().stream().map(error -> error.below(place)).toList();
        return new ProblemException(problem.status(), problem.title(), problem.detail(), errors);
    }

    /** 422: the request is well formed, but these fields do not hold what they must. */
    public static ProblemException unprocessable(List<FieldError> errors) {
        String detail = errors.size() == 1
                ? errors.get(0).detail()
                : "The request has " + errors.size() + " errors. Nothing was stored.";
        return new ProblemException(422, "Unprocessable Content", detail, errors);
    }

    /** 400: the request cannot be read. */
    public static ProblemException badRequest(FieldError error) {
        return of(Status.BAD_REQUEST, error.detail(), List.of(error));
    }

    /** 400, or 422 where only a value is wrong: the JSON is not what was asked for. */
    public static ProblemException unreadable(JacksonException e) {
        return JsonErrors.describe(e);
    }

    /** 404: there is nothing of this kind and code. */
    public static ProblemException notFound(String kind, String code) {
        return of(Status.NOT_FOUND, "There is no " + kind + " " + code + ".", List.of());
    }

    /** 409: what the request would make stands already, or is being made by someone else. */
    public static ProblemException conflict(String detail, List<FieldError> errors) {
        return of(Status.CONFLICT, detail, errors);
    }

    /** 412: what stands is not what the writer has read. */
    public static ProblemException preconditionFailed(String detail) {
        return of(Status.PRECONDITION_FAILED, detail, List.of());
    }

    /** 503: another service has to be asked and does not answer. */
    public static ProblemException unavailable(String detail) {
        return of(Status.SERVICE_UNAVAILABLE, detail, List.of());
    }

    private static ProblemException of(Status status, String detail, List<FieldError> errors) {
        return new ProblemException(status.getStatusCode(), status.getReasonPhrase(), detail, errors);
    }

    /** What the client is told. */
    public Problem problem() {
        return problem;
    }
}
