package org.interagency.kit.limit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Interrupts a thread whose work takes too long. Timeouts of statements and transactions end the work only at its next use of the database; computing
 * has to be interrupted, and to look at the flag.
 */
public final class TimeLimit {

    private final Thread thread = Thread.currentThread();
    private boolean hasEnded;
    private boolean hasInterrupted;

    private TimeLimit() {}

    /**
     * Does work in the current thread and interrupts it after some time. Afterwards the thread is neither interrupted nor will be for this work.
     *
     * @throws TimeLimitExceededException if the work failed after it was interrupted; if it succeeds all the same, its result counts
     */
    public static <T> T within(Duration limit, Supplier<T> work) {
        TimeLimit running = new TimeLimit();
        CompletableFuture<Boolean> alarm = new CompletableFuture<>();
        alarm.thenRun(running::interrupt);
        alarm.completeOnTimeout(true, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw running.hasInterrupted() ? new TimeLimitExceededException(limit, e) : e;
        } finally {
            alarm.cancel(false);
            running.end();
        }
    }

    private synchronized void interrupt() {
        if (!hasEnded) {
            hasInterrupted = true;
            thread.interrupt();
        }
    }

    private synchronized boolean hasInterrupted() {
        return hasInterrupted;
    }

    /** Clears the flag, so that it does not hit what the thread does next. */
    private synchronized void end() {
        hasEnded = true;
        if (hasInterrupted) {
            Thread.interrupted();
        }
    }
}
