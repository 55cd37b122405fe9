package org.interagency.kit.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How large events and messages may be, so that every event that a person makes can be sent. */
@ApplicationScoped
class EventSize {

    /** PostgreSQL writes JSON with spaces that the registry's own text lacks, and a message also has a key and headers. */
    private static final int MESSAGE_TIMES = 2;

    private final int largestBytes;

    /** @param largestBytes {@code registry.event.max-bytes} */
    EventSize(@ConfigProperty(name = "registry.event.max-bytes", defaultValue = "4194304") int largestBytes) {
        this.largestBytes = largestBytes;
    }

    /** The largest JSON of the data of an event that a person makes, in bytes of UTF-8. What follows from it may be larger. */
    int largestBytes() {
        return largestBytes;
    }

    /** The largest message that topics, producers and consumers take, in bytes. */
    int largestMessageBytes() {
        return MESSAGE_TIMES * largestBytes;
    }
}
