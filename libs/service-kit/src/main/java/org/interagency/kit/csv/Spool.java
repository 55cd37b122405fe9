package org.interagency.kit.csv;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.kit.rule.RefusedException;

/**
 * The room on disk that all files share which the service imports at the same time: {@code registry.import.max-spooled}. Without this bound, some
 * large files would fill the disk for all others.
 */
@Singleton
public final class Spool {

    private final long room;
    private final AtomicLong taken = new AtomicLong();

    Spool(@ConfigProperty(name = "registry.import.max-spooled") MemorySize room) {
        this.room = room.asLongValue();
    }

    /**
     * Takes room for more bytes of a file.
     *
     * @throws RefusedException if there is not so much; nothing is taken then
     */
    void take(long bytes) {
        if (taken.addAndGet(bytes) > room) {
            giveBack(bytes);
            throw RefusedException.unavailable(
                    "The service imports too many large files at the moment. Nothing was stored. Try again later.");
        }
    }

    /** Gives back room that was taken. */
    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }
}
