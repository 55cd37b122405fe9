package org.interagency.localstack;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.interagency.localstack.PartState.Phase;
import org.interagency.localstack.Settings.Part;

/**
 * Keeps one part running: starts it again when it has died or hangs, stops it while it is switched off, and writes its state into the
 * {@link RunDirectory}.
 *
 * <p>Between two starts of a part that dies again and again it pauses for 1 s, then for twice as long each time, up to 30 s; once the part was ready for
 * a minute, the next pause is 1 s again. It does nothing anymore once the registry is ending.
 */
final class Supervisor implements Runnable {

    private static final Duration WATCH = Duration.ofMillis(300);
    private static final Duration AFTER_ERROR = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STEADY = Duration.ofMinutes(1);

    private final Part part;
    private final LocalStack stack;
    private final RunDirectory run;
    private final CountDownLatch ending;
    private final Consumer<String> output;
    private final LivenessWatch liveness;

    private Phase phase = Phase.WAITING;
    private int restarts;
    private Duration pause = FIRST_PAUSE;

    /** Values of {@link System#nanoTime}. */
    private long phaseBegan;

    private long nextStart;

    /**
     * @param ending counts down to 0 when the registry is ending
     * @param output receives a line for each thing that happens to the part
     */
    Supervisor(Part part, LocalStack stack, RunDirectory run, CountDownLatch ending, Consumer<String> output) {
        this.part = part;
        this.stack = stack;
        this.run = run;
        this.ending = ending;
        this.output = output;
        this.liveness = stack.livenessWatch(part, ending);
        enter(Phase.WAITING);
    }

    /**
     * Starts the part for the first time, and returns once it answers, or was switched off, or the registry is ending.
     *
     * @throws StackException if the part does not start
     */
    synchronized void start() throws StackException {
        if (isWanted()) {
            enter(Phase.STARTING);
            if (stack.start(part, this::isWanted)) {
                liveness.forget();
                enter(Phase.READY);
                return;
            }
        }
        if (!isEnding()) {
            stopped();
        }
    }

    private void stopped() {
        enter(Phase.STOPPED);
        output.accept(name() + " stopped, as asked.");
    }

    /** Begins to watch the part, in threads of its own, until the registry is ending. */
    void watchFromNowOn() {
        startThread(this, "watch-");
        startThread(liveness, "liveness-");
    }

    private void startThread(Runnable work, String name) {
        Thread thread = new Thread(work, name + name());
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        Duration wait = WATCH;
        try {
            while (!ending.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                wait = watchSafely();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An error, such as a full disk, is no reason to watch the part no longer. */
    private Duration watchSafely() {
        try {
            watch();
            return WATCH;
        } catch (StackException | UncheckedIOException e) {
            output.accept(name() + ": " + e.getMessage() + " Trying again in " + AFTER_ERROR.toSeconds() + " s.");
            return AFTER_ERROR;
        }
    }

    private synchronized void watch() throws StackException {
        if (isEnding()) {
            return;
        }
        if (run.isOff(part)) {
            if (phase != Phase.STOPPED) {
                stack.stop(part);
                stopped();
            }
        } else if (phase == Phase.READY) {
            watchRunning();
        } else if (phase == Phase.STOPPED) {
            pause = FIRST_PAUSE;
            startAgain();
        } else if (System.nanoTime() - nextStart >= 0) {
            restarts++;
            startAgain();
        }
    }

    private void watchRunning() throws StackException {
        if (stack.process(part).isEmpty()) {
            startLater(name() + " died; see " + log() + ".");
            return;
        }
        Optional<String> hangs = liveness.reason();
        if (hangs.isPresent()) {
            output.accept(name() + " hangs: " + hangs.get() + ". It is ended; see " + log() + ".");
            stack.stop(part);
            startLater(name() + " has ended.");
        }
    }

    private void startAgain() {
        try {
            start();
        } catch (StackException e) {
            startLater(e.getMessage());
        }
    }

    private void startLater(String reason) {
        if (isEnding()) {
            return;
        }
        if (phase == Phase.READY && System.nanoTime() - phaseBegan >= STEADY.toNanos()) {
            pause = FIRST_PAUSE;
        }
        nextStart = System.nanoTime() + pause.toNanos();
        output.accept(reason + " It is started again in " + pause.toSeconds() + " s.");
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        enter(Phase.WAITING);
    }

    /** Stops the part; call it once the registry is ending. */
    synchronized void stop() throws StackException {
        stack.stop(part);
    }

    private void enter(Phase next) {
        phase = next;
        phaseBegan = System.nanoTime();
        run.write(part, new PartState(next, Instant.now().truncatedTo(ChronoUnit.SECONDS), restarts));
    }

    private boolean isWanted() {
        return !isEnding() && !run.isOff(part);
    }

    private boolean isEnding() {
        return ending.getCount() == 0;
    }

    private Path log() {
        return stack.settings().log(part);
    }

    private String name() {
        return part.directory();
    }
}
