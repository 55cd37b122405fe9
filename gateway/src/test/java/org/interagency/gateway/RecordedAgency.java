package org.interagency.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.interagency.localstack.testing.RegistryStack;

/**
 * The agency service, and a file that gets all bytes that the gateway sends to it: the property {@code recording} names it. In the place of the mapping
 * service is a server that takes a request and closes the connection without an answer.
 */
public final class RecordedAgency implements QuarkusTestResourceLifecycleManager {

    private final RegistryStack stack = new RegistryStack();
    private final Vertx vertx = Vertx.vertx();

    @Override
    public Map<String, String> start() {
        stack.init(Map.of("service", "GATEWAY", "needs", "AGENCY"));
        Map<String, String> configuration = new HashMap<>(stack.start());
        URI agency = URI.create(configuration.get("registry.agency.url"));
        try {
            Path recording =
                    Files.createTempFile(Path.of("target"), "recording", ".txt").toAbsolutePath();
            configuration.put("recording", recording.toString());
            configuration.put("registry.mapping.url", "http://localhost:" + portWithoutAnswers());
            configuration.put("registry.agency.url", "http://localhost:" + port(agency, recording));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return configuration;
    }

    private int portWithoutAnswers() {
        return vertx.createNetServer()
                .connectHandler(socket -> socket.handler(bytes -> socket.close()))
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    /** The port of a server that passes all on to the service, once it is recorded. */
    private int port(URI service, Path recording) {
        NetClient client = vertx.createNetClient();
        return vertx.createNetServer()
                .connectHandler(socket -> {
                    socket.pause();
                    client.connect(service.getPort(), service.getHost())
                            .onSuccess(plain -> connect(socket, plain, recording))
                            .onFailure(refused -> socket.close());
                })
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private static void connect(NetSocket gateway, NetSocket service, Path recording) {
        service.pipeTo(gateway);
        gateway.handler(bytes -> {
                    record(recording, bytes);
                    service.write(bytes);
                })
                .endHandler(end -> service.end())
                .resume();
    }

    private static synchronized void record(Path recording, Buffer bytes) {
        try {
            Files.write(recording, bytes.getBytes(), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        stack.stop();
    }
}
