package org.interagency.verification;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes each connection on to one of the replicas of a service that are ready, in turn, as the Service of a Kubernetes cluster does. */
final class LoadBalancer implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(300);

    /** How long a replica may take to say that it is ready, as in the Helm chart. One that says that it is not, or is gone, gets nothing at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ServerSocket listener;
    private final List<Integer> replicas;
    private final Set<Integer> ready = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ScheduledExecutorService looks = Executors.newScheduledThreadPool(2);
    private final ExecutorService connections = Executors.newCachedThreadPool();

    /**
     * @param port on which it listens
     * @param replicas the ports of the replicas
     */
    LoadBalancer(int port, List<Integer> replicas) {
        this.replicas = replicas;
        try {
            this.listener = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        replicas.forEach(replica ->
                looks.scheduleWithFixedDelay(() -> look(replica), 0, LOOK.toMillis(), TimeUnit.MILLISECONDS));
        connections.execute(this::accept);
    }

    /** Returns once it passes connections on to every replica. */
    void awaitAll() {
        await().until(() -> ready.containsAll(replicas));
    }

    private void look(int replica) {
        if (isReady(replica)) {
            ready.add(replica);
        } else {
            ready.remove(replica);
        }
    }

    private boolean isReady(int replica) {
        try {
            return client.send(
                                    HttpRequest.newBuilder(
                                                    URI.create("http://localhost:" + replica + "/q/health/ready"))
                                            .timeout(PATIENCE)
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                connections.execute(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        Optional<Integer> replica = next();
        try (client) {
            if (replica.isPresent()) {
                try (Socket server = new Socket(InetAddress.getLoopbackAddress(), replica.get())) {
                    connections.execute(() -> pass(client, server));
                    pass(server, client);
                }
            }
        } catch (IOException cut) {
            // The client sees a connection that is closed, and so does the replica.
        }
    }

    private Optional<Integer> next() {
        List<Integer> candidates = replicas.stream().filter(ready::contains).toList();
        return candidates.isEmpty()
                ? Optional.empty()
                : Optional.of(candidates.get(Math.floorMod(turn.getAndIncrement(), candidates.size())));
    }

    /** Once one direction ends, both sides are closed. */
    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // Both sides are closed.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        looks.shutdownNow();
        connections.shutdownNow();
    }
}
