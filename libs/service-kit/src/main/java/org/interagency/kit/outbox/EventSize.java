package org.interagency.kit.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How large an event may be, so that every event that is stored can be sent. */
@ApplicationScoped
class EventSize {

    /** PostgreSQL writes JSON with spaces that the registry's own text lacks, and a message also has a key and headers. */
    private static final int MESSAGE_TIMES = 2;

    private final int largestBytes;

    /** @param largestBytes {@code registry.event.max-bytes} */
    EventSize(@ConfigProperty(name = "registry.event.max-bytes", defaultValue = "4194304") int largestBytes) {
        this.largestBytes = largestBytes;
    }

    /** The largest JSON of an event's data, in bytes of UTF-8. */
    int largestBytes() {
        return largestBytes;
    }

    /** The largest message that topics, producers and consumers take, in bytes. */
    int largestMessageBytes() {
        return MESSAGE_TIMES * largestBytes;
    }
}
