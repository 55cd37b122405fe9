package org.interagency.kit.copy;

import io.quarkus.arc.All;
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
 * Does what follows from copies that were kept: carries out reorganisations, then brings up to date what is derived from copies.
 *
 * <p>What is to be done is read off the tables, never remembered, so that a crash forgets nothing. It is looked for at the start, when copies were
 * kept, and every now and then for what another replica left behind. What fails is tried again, after a pause that grows.
 */
@ApplicationScoped
public class CopyWorker {

    private static final Logger LOG = Logger.getLogger(CopyWorker.class);
    private static final int IDLE_SECONDS = 30;
    private static final int LONGEST_PAUSE_SECONDS = 60;
    private static final int MOST_DOUBLINGS = 6;
    private static final int LONGEST_FAREWELL_SECONDS = 5;

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

    /** A service that holds nothing for agencies keeps no copies, and has nothing to be done. */
    void start(@Observes StartupEvent event) {
        if (!holdings.isEmpty()) {
            start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stop();
    }

    /** Starts working. The service does so at its own start. */
    public synchronized void start() {
        ending = false;
        running = executor.runAsync(this::run);
    }

    /** Stops working, after what is being done, unless that takes too long. The service does so at its own end. */
    public synchronized void stop() {
        ending = true;
        wakes.release();
        if (running == null) {
            return;
        }
        try {
            running.get(LONGEST_FAREWELL_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.info("what is being done about copies is cut off, and done again at the next start");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.error("the worker died", e);
        }
    }

    /** Has it look for what is to be done. Called once the transaction has ended that kept copies. */
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

    /** @return whether nothing failed */
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
        } catch (RuntimeException e) {
            LOG.error("what follows from copies cannot be done, and is tried again", e);
            return false;
        }
    }
}
