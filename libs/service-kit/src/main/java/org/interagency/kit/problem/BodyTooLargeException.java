package org.interagency.kit.problem;

import org.interagency.kit.rule.RefusedException;

/** A body is larger than its operation takes. */
final class BodyTooLargeException extends UnusableBodyException {

    private static final long serialVersionUID = 1L;

    private final long limit;

    /** @param limit the maximum size, in bytes */
    BodyTooLargeException(long limit) {
        super("the body has more than " + limit + " bytes");
        this.limit = limit;
    }

    @Override
    RefusedException refusal() {
        return RefusedException.tooLarge("The body may have at most " + limit
                + " bytes here. Send it in parts; many rows of one kind can be imported as CSV files.");
    }
}
