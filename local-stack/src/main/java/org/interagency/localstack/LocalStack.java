package org.interagency.localstack;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.interagency.localstack.Settings.Part;

/**
 * PostgreSQL, Kafka and the services, started in the order of their dependencies and stopped in the opposite order.
 *
 * <p>It owns every process that it starts, from {@link #start} to {@link #close}. It ends no other process, except those that an earlier stack with the
 * same home left behind when it was killed. Threads may use it at the same time if each uses another part.
 */
public final class LocalStack implements AutoCloseable {

    /** Everything that runs, in the order in which it is started. */
    public static final List<Part> PARTS =
            List.of(Part.POSTGRES, Part.KAFKA, Part.AGENCY, Part.PROGRAM, Part.MAPPING, Part.GATEWAY);

    /** The parts that are services of the registry. */
    public static final List<Part> SERVICES = PARTS.subList(2, PARTS.size());

    private final Settings settings;
    private final Consumer<String> progress;
    private final Map<Part, Component> components = new EnumMap<>(Part.class);

    /** @param progress receives a line for each part that has started */
    public LocalStack(Settings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
        components.put(Part.POSTGRES, new Postgres(settings));
        components.put(Part.KAFKA, JavaProcess.kafka(settings));
        SERVICES.forEach(service -> components.put(service, JavaProcess.service(settings, service)));
    }

    /** The directories and ports of the stack. */
    public Settings settings() {
        return settings;
    }

    /** Starts everything and returns once all of it answers. */
    public void startAll() throws StackException {
        for (Part part : PARTS) {
            start(part);
        }
    }

    /** Starts one part and returns once it answers; does nothing if it is running. */
    public void start(Part part) throws StackException {
        start(part, () -> true);
    }

    /**
     * Starts one part and returns once it answers; does nothing if it is running. If it does not answer, or is no longer wanted, it is stopped.
     *
     * @param wanted asked again and again while it starts
     * @return false if it was no longer wanted
     */
    boolean start(Part part, BooleanSupplier wanted) throws StackException {
        Component component = components.get(part);
        if (component.process().isPresent()) {
            return true;
        }
        long began = System.nanoTime();
        boolean started = false;
        try {
            started = component.start(wanted);
        } finally {
            if (!started) {
                component.stop();
            }
        }
        if (started) {
            progress.accept("%-16s ready on port %d after %.1f s"
                    .formatted(part.directory(), settings.port(part), (System.nanoTime() - began) / 1e9));
        }
        return started;
    }

    /** Stops one part, also one that an earlier stack left behind, and returns once it has ended. */
    public void stop(Part part) throws StackException {
        components.get(part).stop();
    }

    /** The process of a part, also if an earlier stack has left it behind; empty if the part is not running. */
    public Optional<ProcessHandle> process(Part part) {
        return components.get(part).process();
    }

    /**
     * Sends a signal, such as {@code STOP}, to a part with all its processes. Does nothing if the part is not running.
     *
     * @throws StackException if the signal cannot be sent
     */
    public void signal(String signal, Part part) throws StackException {
        Optional<ProcessHandle> process = process(part);
        if (process.isPresent()) {
            Processes.signal(
                    signal,
                    Stream.concat(process.stream(), process.get().descendants()).toList());
        }
    }

    /** Whether the part answers now. */
    boolean answers(Part part) throws InterruptedException {
        return components.get(part).answers();
    }

    /** Notices that the part runs and does not live, until the registry is ending. */
    LivenessWatch livenessWatch(Part part, CountDownLatch ending) {
        return new LivenessWatch(components.get(part), ending);
    }

    /**
     * Stops everything, also what an earlier stack left behind.
     *
     * @throws StackException names the parts that could not be stopped; all others are stopped then
     */
    @Override
    public void close() throws StackException {
        List<String> failures = stopInOrder(this::stop);
        if (!failures.isEmpty()) {
            throw new StackException(String.join(" ", failures));
        }
    }

    /** Stops one part. */
    interface Stopper {
        void stop(Part part) throws StackException;
    }

    /**
     * Stops all services at the same time, since each needs some seconds to leave Kafka, then Kafka, and then PostgreSQL.
     *
     * @return the messages of those that failed
     */
    static List<String> stopInOrder(Stopper stopper) {
        List<CompletableFuture<Optional<String>>> services = SERVICES.stream()
                .map(service -> CompletableFuture.supplyAsync(
                        () -> failure(stopper, service), work -> new Thread(work, "stop-" + service).start()))
                .toList();
        List<String> failures = new ArrayList<>();
        services.forEach(service -> service.join().ifPresent(failures::add));
        failure(stopper, Part.KAFKA).ifPresent(failures::add);
        failure(stopper, Part.POSTGRES).ifPresent(failures::add);
        return failures;
    }

    private static Optional<String> failure(Stopper stopper, Part part) {
        try {
            stopper.stop(part);
            return Optional.empty();
        } catch (StackException e) {
            return Optional.of(e.getMessage());
        }
    }
}
