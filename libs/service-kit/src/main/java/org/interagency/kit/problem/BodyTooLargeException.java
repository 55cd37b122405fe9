package org.interagency.kit.problem;

import java.io.IOException;
import org.interagency.kit.rule.RefusedException;

/** A body is larger than its operation takes. It is an IOException, since a JSON parser passes those on as they are. */
public final class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long limit;

    /** @param limit the maximum size, in bytes */
    BodyTooLargeException(long limit) {
        super("the body has more than " + limit + " bytes");
        this.limit = limit;
    }

    /** The refusal of the request. */
    public RefusedException refusal() {
        return RefusedException.tooLarge("The body may have at most " + limit
                + " bytes here. Send it in parts; many rows of one kind can be imported as CSV files.");
    }
}
