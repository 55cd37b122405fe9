package org.interagency.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.interagency.localstack.testing.RegistryStack;

/**
 * The agency service behind two servers that speak TLS for it: one, at the address of the agency service, shows a certificate that the gateway
 * is told to trust; the other one, at the address of the mapping service, shows another certificate.
 */
public final class AgencyBehindTls implements QuarkusTestResourceLifecycleManager {

    private final RegistryStack stack = new RegistryStack();
    private final Vertx vertx = Vertx.vertx();

    @Override
    public Map<String, String> start() {
        stack.init(Map.of("service", "GATEWAY", "needs", "AGENCY"));
        Map<String, String> configuration = new HashMap<>(stack.start());
        URI agency = URI.create(configuration.get("registry.agency.url"));
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "tls").toAbsolutePath();
            TestKey trusted = TestKey.make(folder, "trusted");
            TestKey unknown = TestKey.make(folder, "unknown");
            configuration.put("registry.agency.url", "https://localhost:" + port(agency, trusted));
            configuration.put("registry.mapping.url", "https://localhost:" + port(agency, unknown));
            configuration.put(
                    "quarkus.tls.services.trust-store.pem.certs",
                    trusted.certificate().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return configuration;
    }

    /** The port of a server with this key that passes all on to the service. */
    private int port(URI service, TestKey key) {
        NetClient client = vertx.createNetClient();
        NetServerOptions options = new NetServerOptions()
                .setSsl(true)
                .setKeyCertOptions(
                        new PfxOptions().setPath(key.keyStore().toString()).setPassword(TestKey.PASSWORD));
        return vertx.createNetServer(options)
                .connectHandler(socket -> {
                    socket.pause();
                    client.connect(service.getPort(), service.getHost())
                            .onSuccess(plain -> connect(socket, plain))
                            .onFailure(refused -> socket.close());
                })
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private static void connect(NetSocket one, NetSocket other) {
        one.pipeTo(other);
        other.pipeTo(one);
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        stack.stop();
    }
}
