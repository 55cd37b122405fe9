package org.interagency.kit.limit;

import java.time.Duration;

/** Work was interrupted because it took longer than it may. */
public final class TimeLimitExceededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TimeLimitExceededException(Duration limit, RuntimeException cause) {
        super("the work was interrupted after " + limit.toSeconds() + " s", cause);
    }
}
