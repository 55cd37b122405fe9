package org.interagency.kit.rule;

/**
 * One thing wrong with a request.
 *
 * @param pointer where in the body, as a JSON Pointer (RFC 6901), the empty string being the whole; for a query parameter,
 *     {@code ?} and its name
 * @param detail what is wrong and how to mend it
 */
public record Violation(String pointer, String detail) {

    /** An error of a field at the top of the body. */
    public static Violation of(String field, String detail) {
        return new Violation("/" + field, detail);
    }

    /**
     * The same error where the body is a part of a greater one.
     *
     * @param place the JSON Pointer of the part
     */
    public Violation below(String place) {
        return pointer.startsWith("?") ? this : new Violation(place + pointer, detail);
    }

    /** The field at the top that the error is in; empty if it is about the whole body. */
    public String field() {
        String[] steps = pointer.split("/", 3);
        return steps.length > 1 ? steps[1] : "";
    }
}
