package org.interagency.localstack;

/** Something of the stack that runs and listens on a port. */
interface Component {

    /** What people call it, such as {@code agency-service}. */
    String name();

    /** Starts it and returns once it answers. */
    void start() throws StackException;

    /** Stops it and returns once it is gone; does nothing if it does not run. */
    void stop();

    /** Whether it runs. */
    boolean isRunning();

    /** Whether it was started, and ended without being stopped. */
    boolean hasDied();
}
