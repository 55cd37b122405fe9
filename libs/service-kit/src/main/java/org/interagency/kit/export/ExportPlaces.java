package org.interagency.kit.export;

import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.kit.rule.RefusedException;

/**
 * How many files a service writes at the same time: {@code registry.export.at-once}. Each holds a thread for as long as its client reads, so that without
 * this bound, slow clients would take all threads.
 */
@Singleton
class ExportPlaces {

    private final Semaphore free;

    ExportPlaces(@ConfigProperty(name = "registry.export.at-once") int places) {
        this.free = new Semaphore(places);
    }

    /**
     * Takes a place.
     *
     * @throws RefusedException 503 if none is free
     */
    void take() {
        if (!free.tryAcquire()) {
            throw RefusedException.unavailable(
                    "The service writes too many files at this moment. Try again in a moment, or read the list page by"
                            + " page as JSON.");
        }
    }

    /** Gives a place back. */
    void giveBack() {
        free.release();
    }
}
