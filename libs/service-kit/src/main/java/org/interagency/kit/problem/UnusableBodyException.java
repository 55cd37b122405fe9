package org.interagency.kit.problem;

import java.io.IOException;
import org.interagency.kit.rule.RefusedException;

/** The body of a request cannot be read to its end. It is an IOException, since a JSON parser passes those on as they are. */
abstract sealed class UnusableBodyException extends IOException
        permits BodyTooLargeException, BodyNotReceivedException {

    private static final long serialVersionUID = 1L;

    UnusableBodyException(String message, Throwable cause) {
        super(message, cause);
    }

    UnusableBodyException(String message) {
        super(message);
    }

    /** The refusal of the request. */
    abstract RefusedException refusal();
}
