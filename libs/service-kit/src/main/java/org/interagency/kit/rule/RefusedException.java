package org.interagency.kit.rule;

import java.util.List;

/** Something asked for that was not done, and undoes the transaction. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why it was not done. */
    public enum Reason {
        /** What was sent cannot be read. */
        UNREADABLE,
        /** There is no such thing. */
        NOT_FOUND,
        /** What stands, or is being written by somebody else, is in the way. */
        CONFLICT,
        /** What stands is not what the writer has read. */
        OUTDATED,
        /** It would break a rule. */
        VIOLATION,
        /** Something that is needed does not answer. */
        UNAVAILABLE
    }

    private final Reason reason;
    private final transient List<Violation> violations;

    /**
     * @param detail what went wrong and how to mend it, for a person
     * @param violations each field that is wrong; none if none is to blame
     */
    public RefusedException(Reason reason, String detail, List<Violation> violations) {
        super(detail);
        this.reason = reason;
        this.violations = List.copyOf(violations);
    }

    /** These fields do not hold what they must. */
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

    /** There is nothing of this kind and code. */
    public static RefusedException notFound(String kind, String code) {
        return new RefusedException(Reason.NOT_FOUND, "There is no " + kind + " " + code + ".", List.of());
    }

    /** What the request would make exists already, or is being made by somebody else. */
    public static RefusedException conflict(String detail, List<Violation> violations) {
        return new RefusedException(Reason.CONFLICT, detail, violations);
    }

    /** What stands is not what the writer has read. */
    public static RefusedException outdated(String detail) {
        return new RefusedException(Reason.OUTDATED, detail, List.of());
    }

    /** Something that is needed, such as another service, does not answer. */
    public static RefusedException unavailable(String detail) {
        return new RefusedException(Reason.UNAVAILABLE, detail, List.of());
    }

    /**
     * The same refusal where the request is a part of a greater one.
     *
     * @param place the JSON Pointer of the part
     */
    public RefusedException below(String place) {
        return new RefusedException(
                reason,
                detail(),
                violations.stream().map(violation -> violation.below(place)).toList());
    }

    /** Why it was not done. */
    public Reason reason() {
        return reason;
    }

    /** What went wrong and how to mend it, for a person. */
    public String detail() {
        return getMessage();
    }

    /** Each field that is wrong; none if none is to blame. */
    public List<Violation> violations() {
        return violations;
    }
}
