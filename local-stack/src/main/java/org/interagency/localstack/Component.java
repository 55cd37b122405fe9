package org.interagency.localstack;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A part of the stack that runs and listens on a port. All methods return within a bounded time. */
interface Component {

    /**
     * Starts it and returns once it answers.
     *
     * @param wanted asked again and again while it starts
     * @return false if it is no longer wanted; it may run all the same
     * @throws StackException if it does not answer within a bounded time; it may run all the same
     */
    boolean start(BooleanSupplier wanted) throws StackException;

    /** Stops it, also if an earlier stack with the same home has started it, and returns once it has ended; does nothing if it is not running. */
    void stop() throws StackException;

    /** Its process, also if an earlier stack with the same home has started it; empty if it is not running. */
    Optional<ProcessHandle> process();

    /** Whether it answers now. */
    boolean answers() throws InterruptedException;

    /** What is wrong with it now that a restart would mend; empty if it lives, or cannot be asked. */
    default Optional<String> complaint() throws InterruptedException {
        return Optional.empty();
    }
}
