package org.interagency.localstack;

/** The stack cannot go on; the message is one line that tells a person what to do. */
public final class StackException extends Exception {

    private static final long serialVersionUID = 1L;

    StackException(String message) {
        super(message);
    }

    StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
