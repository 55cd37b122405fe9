package org.interagency.detection;

/** A detection was ended before it had a result, since its thread was interrupted. The flag of the thread is still set. */
public final class InterruptedDetectionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InterruptedDetectionException() {
        super("the detection was interrupted");
    }
}
