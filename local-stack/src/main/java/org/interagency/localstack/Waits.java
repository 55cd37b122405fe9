package org.interagency.localstack;

import java.time.Duration;

/** Waiting with a bound. */
final class Waits {

    private static final long POLL_MILLIS = 100;

    private Waits() {}

    /** What is waited for. */
    interface Condition {
        boolean holds() throws StackException, InterruptedException;
    }

    /** Checks the condition at once and every {@value #POLL_MILLIS} ms, and returns whether it holds before the time is over. */
    static boolean within(Duration bound, Condition condition) throws StackException {
        long deadline = System.nanoTime() + bound.toNanos();
        try {
            while (!condition.holds()) {
                if (System.nanoTime() > deadline) {
                    return false;
                }
                Thread.sleep(POLL_MILLIS);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while waiting.", e);
        }
    }
}
