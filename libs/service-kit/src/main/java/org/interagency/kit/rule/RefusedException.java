package org.interagency.kit.rule;

import java.util.List;

/** A request that was refused. Rolls the transaction back. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why the request was refused. */
    public enum Reason {
        /** The request cannot be read. */
        UNREADABLE,
        /** The request has no token, or one that is not accepted. */
        UNAUTHENTICATED,
        /** The token does not allow the request. */
        FORBIDDEN,
        /** The thing does not exist. */
        NOT_FOUND,
        /** The request conflicts with what is stored or is being written by others. */
        CONFLICT,
        /** The same request, with the same key, is still being carried out. */
        IN_PROGRESS,
        /** The current version is not the one that the client has read. */
        OUTDATED,
        /** The request breaks a rule. */
        VIOLATION,
        /** The request did not arrive in full. */
        NOT_RECEIVED,
        /** The request is larger than the operation takes. */
        TOO_LARGE,
        /** Another service or the database does not answer. */
        UNAVAILABLE
    }

    private final Reason reason;
    private final transient List<Violation> violations;

    /**
     * @param detail what is wrong and how to correct it, for people
     * @param violations each field that is wrong; empty if it is not about fields
     */
    public RefusedException(Reason reason, String detail, List<Violation> violations) {
        super(detail);
        this.reason = reason;
        this.violations = List.copyOf(violations);
    }

    /** The request breaks rules. */
    public static RefusedException violating(List<Violation> violations) {
        String detail = violations.size() == 1
                ? violations.get(0).detail()
                : "The request has " + violations.size() + " errors. Nothing was stored.";
        return new RefusedException(Reason.VIOLATION, detail, violations);
    }

    /** The request cannot be read. */
    public static RefusedException unreadable(Violation violation) {
        return new RefusedException(Reason.UNREADABLE, violation.detail(), List.of(violation));
    }

    /** The request has no token, or one that is not accepted. */
    public static RefusedException unauthenticated(String detail) {
        return new RefusedException(Reason.UNAUTHENTICATED, detail, List.of());
    }

    /** The token does not allow the request. */
    public static RefusedException forbidden(String detail) {
        return new RefusedException(Reason.FORBIDDEN, detail, List.of(new Violation("", detail)));
    }

    /** A query parameter names something that does not exist. */
    public static RefusedException unknownParameter(String parameter, String code) {
        return unreadable(new Violation("?" + parameter, "There is no " + parameter + " " + code + "."));
    }

    /** Nothing of this kind has this code. */
    public static RefusedException notFound(String kind, String code) {
        return new RefusedException(Reason.NOT_FOUND, "There is no " + kind + " " + code + ".", List.of());
    }

    /** The request conflicts with what is stored or is being written by others. */
    public static RefusedException conflict(String detail, List<Violation> violations) {
        return new RefusedException(Reason.CONFLICT, detail, violations);
    }

    /** The same request, with the same key, is still being carried out. */
    public static RefusedException inProgress(String detail) {
        return new RefusedException(Reason.IN_PROGRESS, detail, List.of());
    }

    /** The current version is not the one that the client has read. */
    public static RefusedException outdated(String detail) {
        return new RefusedException(Reason.OUTDATED, detail, List.of());
    }

    /** The request did not arrive in full. */
    public static RefusedException notReceived(String detail) {
        return new RefusedException(Reason.NOT_RECEIVED, detail, List.of());
    }

    /** The request is larger than the operation takes. */
    public static RefusedException tooLarge(String detail) {
        return new RefusedException(Reason.TOO_LARGE, detail, List.of());
    }

    /** Something that is needed, such as another service, does not answer. */
    public static RefusedException unavailable(String detail) {
        return new RefusedException(Reason.UNAVAILABLE, detail, List.of());
    }

    /**
     * The same refusal for a request that is a part of another one.
     *
     * @param place the JSON Pointer of the part
     */
    public RefusedException below(String place) {
        return new RefusedException(
                reason,
                detail(),
                violations.stream().map(violation -> violation.below(place)).toList());
    }

    /** Why the request was refused. */
    public Reason reason() {
        return reason;
    }

    /** What is wrong and how to correct it, for people. */
    public String detail() {
        return getMessage();
    }

    /** Each field that is wrong; empty if it is not about fields. */
    public List<Violation> violations() {
        return violations;
    }
}
