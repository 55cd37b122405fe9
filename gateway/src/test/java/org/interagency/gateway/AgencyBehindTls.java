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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interagency.localstack.testing.RegistryStack;

/**
 * The agency service behind two servers that speak TLS for it: one, at the address of the agency service, shows a certificate that the gateway
 * is told to trust; the other one, at the address of the mapping service, shows another certificate.
 */
public final class AgencyBehindTls implements QuarkusTestResourceLifecycleManager {

    private static final String PASSWORD = "secret";

    private final RegistryStack stack = new RegistryStack();
    private final Vertx vertx = Vertx.vertx();

    @Override
    public Map<String, String> start() {
        stack.init(Map.of("service", "GATEWAY", "needs", "AGENCY"));
        Map<String, String> configuration = new HashMap<>(stack.start());
        URI agency = URI.create(configuration.get("registry.agency.url"));
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "tls").toAbsolutePath();
            Path trusted = keyStore(folder, "trusted");
            Path unknown = keyStore(folder, "unknown");
            Path certificate = folder.resolve("trusted.pem");
            keytool("-exportcert", "-rfc", "-keystore", trusted.toString(), "-file", certificate.toString());
            configuration.put("registry.agency.url", "https://localhost:" + port(agency, trusted));
            configuration.put("registry.mapping.url", "https://localhost:" + port(agency, unknown));
            configuration.put("quarkus.tls.services.trust-store.pem.certs", certificate.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return configuration;
    }

    private static Path keyStore(Path folder, String name) throws IOException {
        Path store = folder.resolve(name + ".p12");
        keytool(
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-keystore",
                store.toString());
        return store;
    }

    private static void keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "server", "-storetype", "PKCS12", "-storepass", PASSWORD));
        int exit =
                new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue();
        if (exit != 0) {
            throw new IOException(command + " exits with " + exit);
        }
    }

    /** The port of a server with this key that passes all on to the service. */
    private int port(URI service, Path keyStore) {
        NetClient client = vertx.createNetClient();
        NetServerOptions options = new NetServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PfxOptions().setPath(keyStore.toString()).setPassword(PASSWORD));
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
