package org.interagency.kit.problem;

/**
 * One thing wrong with a request.
 *
 * @param pointer where in the body, as a JSON Pointer (RFC 6901), the empty string being the whole; for a query parameter,
 *     {@code ?} and its name
 * @param detail what is wrong and how to mend it
 */
public record FieldError(String pointer, String detail) {

    /** An error of a field at the top of the body. */
    public static FieldError of(String field, String detail) {
        return new FieldError("/" + field, detail);
    }

    /** The field at the top that the error is in; empty if it is about the whole body. */
    public String field() {
        String[] steps = pointer.split("/", 3);
        return steps.length > 1 ? steps[1] : "";
    }
}
