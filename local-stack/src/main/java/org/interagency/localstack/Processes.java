package org.interagency.localstack;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes of this machine. */
final class Processes {

    private static final int PATIENCE_SECONDS = 20;

    private Processes() {}

    /** Asks a process to end, kills it after {@value #PATIENCE_SECONDS} seconds, and returns once it has ended. */
    static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for process " + process.pid(), e);
        }
    }
}
