package org.interagency.gateway;

import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes the HTTP clients that ask the services. */
@ApplicationScoped
public class ServiceClients {

    /** The name of the TLS configuration for addresses that begin with {@code https}: {@code quarkus.tls.services.*}. */
    private static final String TLS = "services";

    private final Vertx vertx;
    private final TlsConfigurationRegistry configurations;

    ServiceClients(Vertx vertx, TlsConfigurationRegistry configurations) {
        this.vertx = vertx;
        this.configurations = configurations;
    }

    /** A client with the certificates of the TLS configuration; if there is none, it trusts whom the JVM trusts. */
    public HttpClient client(HttpClientOptions options) {
        // It also switches TLS on, but each request says whether it uses TLS (ServiceAddress).
        configurations.get(TLS).ifPresent(tls -> TlsConfigUtils.configure(options, tls));
        return vertx.createHttpClient(options);
    }
}
