package org.interagency.kit.copy;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.interagency.kit.trace.Traces;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does the work that follows from new copies: carries out pending reorganisations, then updates the data that is derived from copies. While {@link
 * WholeCopies copies are lost}, it gets them back and does nothing else.
 *
 * <p>The work is read from the tables and not kept in memory, so that a crash loses none of it. The worker looks for work at the start, when it is
 * woken, when a failed piece of work is {@link Attempts due again}, and every 30 seconds, since another replica may have left some. While it cannot
 * work at all, because the database is unavailable, it tries again after pauses that grow from a second to a minute.
 *
 * <p>Only {@link #stop} ends the worker. {@link WorkerLiveness} tells if it has ended all the same, or hangs.
 */
@ApplicationScoped
public class CopyWorker {

    private static final Logger LOG = Logger.getLogger(CopyWorker.class);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final int LONGEST_PAUSE_SECONDS = 60;
    private static final int MOST_DOUBLINGS = 6;
    private static final int LONGEST_STOP_SECONDS = 3;
    private static final int MOST_WAKERS = 100;

    private final WholeCopies whole;
    private final PendingReorganisations reorganisations;
    private final Attempts attempts;
    private final List<DerivedFromCopies> derived;
    private final List<AgencyHoldings> holdings;
    private final ManagedExecutor executor;
    private final Duration longestSilence;
    private final Semaphore wakes = new Semaphore(0);

    /** The spans that have woken the worker since it last looked for work. When the queue is full, further ones are not kept. */
    private final BlockingQueue<SpanContext> wakers = new ArrayBlockingQueue<>(MOST_WAKERS);

    private volatile boolean ending;

    /** How long the worker may sleep after it has looked at all work. */
    private volatile Duration pause = IDLE;

    private volatile @Nullable CompletableFuture<Void> running;

    /**
     * Whether the worker is at work that consists of pieces with a bound each: it is neither idle nor fetches copies, which takes long where there are
     * many.
     */
    private volatile boolean inPieces;

    /** When it last began or ended a piece of work, by {@link System#nanoTime}. */
    private volatile long lastSign;

    /**
     * @param longestSilence how long the worker may be at one piece of work before it counts as hanging; twice as long as a detection may take if that is
     *     longer
     */
    CopyWorker(
            WholeCopies whole,
            PendingReorganisations reorganisations,
            Attempts attempts,
            @All List<DerivedFromCopies> derived,
            @All List<AgencyHoldings> holdings,
            ManagedExecutor executor,
            @ConfigProperty(name = "registry.worker.longest-silence", defaultValue = "20m") Duration longestSilence) {
        this.whole = whole;
        this.reorganisations = reorganisations;
        this.attempts = attempts;
        this.derived = derived;
        this.holdings = holdings;
        this.executor = executor;
        this.longestSilence = longestSilence;
    }

    /** A service without {@link AgencyHoldings} has no such work. */
    void start(@Observes StartupEvent event, MeterRegistry metrics) {
        if (isNeeded()) {
            attempts.startMetrics(metrics);
            reorganisations.startMetrics(metrics);
            start();
        }
    }

    /** Whether the service has such work. */
    boolean isNeeded() {
        return !holdings.isEmpty();
    }

    /** Whether the worker does its work or is not to work: false if its thread has ended, or has been at one piece of work for too long. */
    boolean isAlive() {
        CompletableFuture<Void> thread = running;
        return thread == null || ending || !thread.isDone() && !hangs();
    }

    private boolean hangs() {
        Duration silence = Duration.ofNanos(System.nanoTime() - lastSign);
        return inPieces
                && silence.compareTo(longestSilence) > 0
                && silence.compareTo(attempts.longestDetection().multipliedBy(2)) > 0;
    }

    /** Begins no more work while the service still answers the requests that it has. */
    void endSoon(@Observes ShutdownDelayInitiatedEvent event) {
        end();
    }

    void stop(@Observes ShutdownEvent event) {
        stop();
    }

    /** Starts the worker. Called when the service starts. */
    public synchronized void start() {
        ending = false;
        running = executor.runAsync(this::run);
    }

    /** Stops the worker and waits at most 3 seconds for the work in progress. Called when the service stops. */
    public synchronized void stop() {
        end();
        CompletableFuture<Void> thread = running;
        if (thread == null) {
            return;
        }
        try {
            thread.get(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.info("work on copies is interrupted and will be done at the next start");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.error("the worker failed", e);
        }
    }

    private void end() {
        ending = true;
        wakes.release();
    }

    /**
     * Tells the worker to look for work. Called after the transaction that kept copies has ended. The work belongs to the current trace, unless calls
     * of other traces have woken the worker meanwhile.
     */
    public void wake() {
        wakers.offer(Span.current().getSpanContext());
        wakes.release();
    }

    private void run() {
        int failures = 0;
        while (!ending) {
            List<SpanContext> causes = new ArrayList<>();
            wakers.drainTo(causes);
            failures = Traces.following(causes).wrapSupplier(this::work).get() ? 0 : failures + 1;
            awaitWake(failures == 0 ? pause : pauseAfter(failures));
        }
    }

    private static Duration pauseAfter(int failures) {
        return Duration.ofSeconds(Math.min(LONGEST_PAUSE_SECONDS, 1 << Math.min(MOST_DOUBLINGS, failures - 1)));
    }

    private Duration untilNextAttempt() {
        return QuarkusTransaction.requiringNew()
                .call(attempts::untilNext)
                .map(due -> Collections.max(List.of(due, SHORTEST_PAUSE)))
                .filter(due -> due.compareTo(IDLE) < 0)
                .orElse(IDLE);
    }

    private void awaitWake(Duration longest) {
        try {
            if (wakes.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                wakes.drainPermits();
            }
        } catch (InterruptedException e) {
            // Only stop() ends the worker, so it looks for work.
        }
    }

    /** @return whether the worker could look at all work; a piece that failed is recorded by {@link Attempts} */
    private boolean work() {
        if (!succeeds(whole::check)) {
            return false;
        }
        givesSign();
        inPieces = true;
        try {
            return workInPieces();
        } finally {
            inPieces = false;
        }
    }

    private boolean workInPieces() {
        boolean done = succeeds(() -> reorganisations.carryOut(this::isEnding));
        for (DerivedFromCopies rest : derived) {
            done &= succeeds(() -> rest.bringUpToDate(this::isEnding));
        }
        done &= succeeds(() -> pause = untilNextAttempt());
        return done;
    }

    /** Asked before each piece of work. */
    private boolean isEnding() {
        givesSign();
        return ending;
    }

    private void givesSign() {
        lastSign = System.nanoTime();
    }

    private static boolean succeeds(Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException | Error e) {
            // Nothing may end the worker, since nobody would notice.
            LOG.error("the worker could not work and will try again", e);
            return false;
        }
    }
}
