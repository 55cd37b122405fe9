package org.interagency.verification;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.interagency.localstack.LocalStack;
import org.interagency.localstack.Settings;
import org.interagency.localstack.Settings.Part;
import org.interagency.localstack.StackException;

/** A registry in which each service has two replicas behind a load balancer, and shares one PostgreSQL and one Kafka. */
final class Replicas implements AutoCloseable {

    private static final int COUNT = 2;

    private final Settings settings = Settings.forTests().shortLived();
    private final LocalStack servers = new LocalStack(settings, System.out::println);
    private final Map<Part, List<Replica>> replicas = new EnumMap<>(Part.class);
    private final List<LoadBalancer> balancers = new ArrayList<>();

    /** One process of a service. */
    static final class Replica {

        private final Part service;
        private final Settings settings;
        private final LocalStack stack;

        /** Its settings are those of the registry, with a home of its own and another port of its own; it has the passwords of the registry. */
        private Replica(Part service, Settings registry) {
            Settings own = Settings.forTests().shortLived();
            Map<Part, Integer> ports = new HashMap<>(registry.ports());
            ports.put(service, own.port(service));
            this.service = service;
            this.settings = new Settings(own.root(), own.home(), registry.secrets(), ports, own.jvmOptions());
            this.stack = new LocalStack(settings, line -> System.out.println("replica| " + line));
        }

        /** Its address, without a path. */
        String url() {
            return settings.url(service);
        }

        /** Starts it, and returns once it is ready. */
        void start() {
            try {
                stack.start(service);
            } catch (StackException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Ends it by SIGTERM, and returns once it has ended. */
        void stop() {
            try {
                stack.stop(service);
            } catch (StackException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Sends it a signal, such as {@code KILL}. */
        void signal(String signal) {
            try {
                stack.signal(signal, service);
            } catch (StackException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Starts everything, and returns once it is ready. */
    Replicas() throws StackException {
        servers.start(Part.POSTGRES);
        servers.start(Part.KAFKA);
        for (Part service : LocalStack.SERVICES) {
            List<Replica> both = IntStream.range(0, COUNT)
                    .mapToObj(i -> new Replica(service, settings))
                    .toList();
            balancers.add(new LoadBalancer(
                    settings.port(service),
                    both.stream().map(replica -> replica.settings.port(service)).toList()));
            replicas.put(service, both);
            both.stream()
                    .map(replica -> CompletableFuture.runAsync(replica::start))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
        balancers.forEach(LoadBalancer::awaitAll);
    }

    /** The settings of the registry; the port of a service is that of its load balancer. */
    Settings settings() {
        return settings;
    }

    /** The replicas of a service. */
    List<Replica> of(Part service) {
        return replicas.get(service);
    }

    @Override
    public void close() throws IOException, StackException {
        for (LoadBalancer balancer : balancers) {
            balancer.close();
        }
        replicas.values().stream()
                .flatMap(List::stream)
                .map(replica -> CompletableFuture.runAsync(replica::stop))
                .toList()
                .forEach(CompletableFuture::join);
        servers.close();
    }
}
