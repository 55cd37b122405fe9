package org.interagency.localstack;

import java.time.Instant;
import java.util.Locale;

/**
 * What the program behind {@code ./registry up} last found out about a part.
 *
 * @param since when the phase began, in whole seconds
 * @param restarts how often the program has started the part again because it had died, hung or not started; 0 or more
 */
record PartState(Phase phase, Instant since, int restarts) {

    /** What a part does. */
    enum Phase {
        /** It does not run; it waits for parts that are started before it, or for its next start after it has died. */
        WAITING,
        STARTING,
        READY,
        /** It does not run and is not started, since {@code ./registry stop} has stopped it. */
        STOPPED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One line that {@link #parse} reads. */
    String line() {
        return phase.name() + " " + since + " " + restarts;
    }

    /** The opposite of {@link #line}. */
    static PartState parse(String line) {
        String[] words = line.trim().split(" ");
        return new PartState(Phase.valueOf(words[0]), Instant.parse(words[1]), Integer.parseInt(words[2]));
    }
}
