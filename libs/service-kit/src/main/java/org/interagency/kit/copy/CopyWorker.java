package org.interagency.kit.copy;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does the work that follows from new copies: carries out pending reorganisations, then updates the data that is derived from copies.
 *
 * <p>The work is read from the tables and not kept in memory, so that a crash loses none of it. The worker looks for work at the start, when it is
 * woken, and every 30 seconds, since another replica may have left some. Work that fails is retried after a pause that grows from a second to a
 * minute.
 */
@ApplicationScoped
public class CopyWorker {

    private static final Logger LOG = Logger.getLogger(CopyWorker.class);
    private static final int IDLE_SECONDS = 30;
    private static final int LONGEST_PAUSE_SECONDS = 60;
    private static final int MOST_DOUBLINGS = 6;
    private static final int LONGEST_STOP_SECONDS = 3;

    private final PendingReorganisations reorganisations;
    private final List<DerivedFromCopies> derived;
    private final List<AgencyHoldings> holdings;
    private final ManagedExecutor executor;
    private final Semaphore wakes = new Semaphore(0);
    private volatile boolean ending;
    private @Nullable CompletableFuture<Void> running;

    CopyWorker(
            PendingReorganisations reorganisations,
            @All List<DerivedFromCopies> derived,
            @All List<AgencyHoldings> holdings,
            ManagedExecutor executor) {
        this.reorganisations = reorganisations;
        this.derived = derived;
        this.holdings = holdings;
        this.executor = executor;
    }

    /** A service without {@link AgencyHoldings} has no such work. */
    void start(@Observes StartupEvent event) {
        if (!holdings.isEmpty()) {
            start();
        }
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
        if (running == null) {
            return;
        }
        try {
            running.get(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
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

    /** Tells the worker to look for work. Called after the transaction that kept copies has ended. */
    public void wake() {
        wakes.release();
    }

    private void run() {
        int failures = 0;
        while (!ending) {
            boolean done = work();
            failures = done ? 0 : failures + 1;
            awaitWake(done ? IDLE_SECONDS : pauseSeconds(failures));
        }
    }

    private static int pauseSeconds(int failures) {
        return Math.min(LONGEST_PAUSE_SECONDS, 1 << Math.min(MOST_DOUBLINGS, failures - 1));
    }

    private void awaitWake(int seconds) {
        try {
            if (wakes.tryAcquire(seconds, TimeUnit.SECONDS)) {
                wakes.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ending = true;
        }
    }

    /** @return whether all work succeeded */
    private boolean work() {
        boolean done = succeeds(() -> reorganisations.carryOut(this::isEnding));
        for (DerivedFromCopies rest : derived) {
            done &= succeeds(() -> rest.bringUpToDate(this::isEnding));
        }
        return done;
    }

    private boolean isEnding() {
        return ending;
    }

    private static boolean succeeds(Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException | Error e) {
            // An error of one piece of work must not end the worker, which nobody would notice.
            LOG.error("work on copies failed and will be retried", e);
            return false;
        }
    }
}
