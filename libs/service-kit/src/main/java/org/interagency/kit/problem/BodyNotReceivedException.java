package org.interagency.kit.problem;

import java.io.IOException;
import org.interagency.kit.rule.RefusedException;

/** The body of a request did not arrive: its sender has closed the connection, or has paused for too long. */
final class BodyNotReceivedException extends UnusableBodyException {

    private static final long serialVersionUID = 1L;

    BodyNotReceivedException(IOException cause) {
        super("the body did not arrive", cause);
    }

    /** For a sender that is still there. */
    @Override
    RefusedException refusal() {
        return RefusedException.notReceived("The body did not arrive. Send it again, without pauses.");
    }
}
