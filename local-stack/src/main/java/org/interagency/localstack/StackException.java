package org.interagency.localstack;

/** The stack cannot continue; the message is one line that tells the user what to do. */
public final class StackException extends Exception {

    private static final long serialVersionUID = 1L;

    StackException(String message) {
        super(message);
    }

    StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
