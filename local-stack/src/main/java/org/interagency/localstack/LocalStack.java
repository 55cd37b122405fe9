package org.interagency.localstack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.interagency.localstack.Settings.Part;

/**
 * PostgreSQL, Kafka and services, started in the order in which they need each other and stopped in the opposite one.
 *
 * <p>Owns every process that it starts, from {@link #start} to {@link #close}; touches no other, save those that an
 * earlier stack with the same home left behind when it was killed.
 */
public final class LocalStack implements AutoCloseable {

    private static final List<Part> ORDER =
            List.of(Part.POSTGRES, Part.KAFKA, Part.AGENCY, Part.PROGRAM, Part.MAPPING, Part.GATEWAY);

    private final Settings settings;
    private final Consumer<String> progress;
    private final Map<Part, Component> components = new EnumMap<>(Part.class);

    /** @param progress is told, in a few words, what is going on */
    public LocalStack(Settings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
        components.put(Part.POSTGRES, new Postgres(settings));
        components.put(Part.KAFKA, JavaProcess.kafka(settings));
        ORDER.subList(2, ORDER.size())
                .forEach(service -> components.put(service, JavaProcess.service(settings, service)));
    }

    /** Where everything is. */
    public Settings settings() {
        return settings;
    }

    /** Starts everything and returns once all of it answers. */
    public void startAll() throws StackException {
        for (Part part : ORDER) {
            start(part);
        }
    }

    /** Starts one part and returns once it answers; does nothing if it runs. */
    public void start(Part part) throws StackException {
        Component component = components.get(part);
        if (!component.isRunning()) {
            long started = System.nanoTime();
            component.start();
            progress.accept("%-16s ready on port %d after %.1f s"
                    .formatted(component.name(), settings.port(part), (System.nanoTime() - started) / 1e9));
        }
    }

    /** Stops one part and returns once it is gone. */
    public void stop(Part part) {
        components.get(part).stop();
    }

    /** Whether the part runs. */
    public boolean isRunning(Part part) {
        return components.get(part).isRunning();
    }

    /** Whether the part was started, and ended without being stopped. */
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
