package org.interagency.localstack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.interagency.localstack.Settings.Part;

/**
 * PostgreSQL, Kafka and the services, started in the order of their dependencies and stopped in the reverse order.
 *
 * <p>It owns every process that it starts, from {@link #start} to {@link #close}. It ends no other process, except those that an earlier stack with the
 * same home left behind when it was killed.
 */
public final class LocalStack implements AutoCloseable {

    private static final List<Part> ORDER =
            List.of(Part.POSTGRES, Part.KAFKA, Part.AGENCY, Part.PROGRAM, Part.MAPPING, Part.GATEWAY);

    private final Settings settings;
    private final Consumer<String> progress;
    private final Map<Part, Component> components = new EnumMap<>(Part.class);

    /** @param progress receives a line for each part that has started */
    public LocalStack(Settings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
        components.put(Part.POSTGRES, new Postgres(settings));
        components.put(Part.KAFKA, JavaProcess.kafka(settings));
        ORDER.subList(2, ORDER.size())
                .forEach(service -> components.put(service, JavaProcess.service(settings, service)));
    }

    /** The directories and ports of the stack. */
    public Settings settings() {
        return settings;
    }

    /** Starts everything and returns once all of it answers. */
    public void startAll() throws StackException {
        for (Part part : ORDER) {
            start(part);
        }
    }

    /** Starts one part and returns once it answers; does nothing if it is running. */
    public void start(Part part) throws StackException {
        Component component = components.get(part);
        if (!component.isRunning()) {
            long started = System.nanoTime();
            component.start();
            progress.accept("%-16s ready on port %d after %.1f s"
                    .formatted(component.name(), settings.port(part), (System.nanoTime() - started) / 1e9));
        }
    }

    /** Stops one part and returns once it has ended. */
    public void stop(Part part) {
        components.get(part).stop();
    }

    /** Whether the part is running. */
    public boolean isRunning(Part part) {
        return components.get(part).isRunning();
    }

    /** Whether the part was started and has ended without being stopped. */
    boolean hasDied(Part part) {
        return components.get(part).hasDied();
    }

    /** Stops everything that it started. */
    @Override
    public void close() {
        List<Part> backwards = new ArrayList<>(ORDER);
        Collections.reverse(backwards);
        backwards.forEach(this::stop);
    }
}
