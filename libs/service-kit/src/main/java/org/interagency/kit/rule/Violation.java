package org.interagency.kit.rule;

/**
 * An error in a request.
 *
 * @param pointer the field, as a JSON Pointer (RFC 6901) into the body, where the empty string is the whole body; for a query parameter, {@code ?}
 *     and its name; for a header, its name
 * @param detail what is wrong and how to correct it
 */
public record Violation(String pointer, String detail) {

    /** An error in a top-level field of the body. */
    public static Violation of(String field, String detail) {
        return new Violation("/" + field, detail);
    }

    /**
     * The same error for a body that is a part of another one.
     *
     * @param place the JSON Pointer of the part
     */
    public Violation below(String place) {
        return pointer.startsWith("?") ? this : new Violation(place + pointer, detail);
    }

    /** The top-level field of the error; empty if the error is about the whole body. */
    public String field() {
        String[] steps = pointer.split("/", 3);
        return steps.length > 1 ? steps[1] : "";
    }
}
