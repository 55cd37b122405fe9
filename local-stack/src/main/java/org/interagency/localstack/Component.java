package org.interagency.localstack;

/** A part of the stack that runs and listens on a port. */
interface Component {

    /** Its name in messages, such as {@code agency-service}. */
    String name();

    /** Starts it and returns once it answers. */
    void start() throws StackException;

    /** Stops it and returns once it has ended; does nothing if it is not running. */
    void stop();

    /** Whether it is running. */
    boolean isRunning();

    /** Whether it was started and has ended without {@link #stop}. */
    boolean hasDied();
}
