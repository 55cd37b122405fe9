package org.interagency.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.interagency.localstack.testing.TestToken;

/** A key and a certificate for the gateway, configured as docs/operating.md says. The property {@code certificate} names the file for clients. */
public final class ClientTls implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "tls").toAbsolutePath();
            TestKey key = TestKey.make(folder, "gateway");
            Map<String, String> configuration = new HashMap<>(TestToken.unusedKey());
            configuration.putAll(Map.of(
                    "quarkus.http.tls-configuration-name",
                    "server",
                    "quarkus.tls.server.key-store.pem.0.cert",
                    key.certificate().toString(),
                    "quarkus.tls.server.key-store.pem.0.key",
                    key.key().toString(),
                    "quarkus.http.test-port",
                    "0",
                    "quarkus.http.test-ssl-port",
                    "0",
                    "quarkus.http.insecure-requests",
                    "enabled",
                    "certificate",
                    key.keyStore().toString()));
            return configuration;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // nothing runs
    }
}
