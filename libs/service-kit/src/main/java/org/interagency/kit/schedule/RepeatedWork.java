package org.interagency.kit.schedule;

import org.jboss.logging.Logger;

/** Work that is done every second or so, by one thread at a time. A failure is logged once, until the work has succeeded again. */
public final class RepeatedWork {

    private final Logger log;
    private final String failure;
    private boolean hasFailed;

    /** @param failure what to log if the work fails */
    public RepeatedWork(Logger log, String failure) {
        this.log = log;
        this.failure = failure;
    }

    /** Does the work; if it fails, the next time is the next attempt. */
    public void attempt(Runnable work) {
        try {
            work.run();
            hasFailed = false;
        } catch (RuntimeException e) {
            if (!hasFailed) {
                log.warn(failure, e);
            }
            hasFailed = true;
        }
    }
}
