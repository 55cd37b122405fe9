package org.interagency.detection;

/**
 * Ends a detection whose thread is interrupted, since it takes too long. The long loops of this library look at the flag of the thread now and then,
 * and throw an exception if it is set. It stays set.
 */
public final class Interruption {

    private Interruption() {}

    /** @throws InterruptedDetectionException if the current thread has been interrupted */
    public static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedDetectionException();
        }
    }
}
