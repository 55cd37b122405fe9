package org.interagency.localstack;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a part runs and does not live: asks it every 10 s, and believes it after {@value #QUESTIONS} wrong answers in a row, which take about a
 * minute. A part that is paused for a moment, or is slow, is left alone.
 */
final class LivenessWatch implements Runnable {

    private static final int QUESTIONS = 6;
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(10);

    private final Component part;
    private final CountDownLatch ending;

    private int wrongAnswers;
    private @Nullable String reason;

    /** @param ending counts down to 0 when nobody asks anymore */
    LivenessWatch(Component part, CountDownLatch ending) {
        this.part = part;
        this.ending = ending;
    }

    /** Asks until the registry is ending. */
    @Override
    public void run() {
        Duration wait = BETWEEN_QUESTIONS;
        try {
            while (!ending.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                long asked = System.nanoTime();
                note(part.complaint());
                wait = BETWEEN_QUESTIONS.minusNanos(System.nanoTime() - asked);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void note(Optional<String> complaint) {
        wrongAnswers = complaint.isPresent() ? wrongAnswers + 1 : 0;
        reason = complaint.orElse(null);
    }

    /** Why the part has to be started again; empty as long as it may live. */
    synchronized Optional<String> reason() {
        return wrongAnswers < QUESTIONS ? Optional.empty() : Optional.ofNullable(reason);
    }

    /** Forgets all answers, since the part was started. */
    synchronized void forget() {
        note(Optional.empty());
    }
}
