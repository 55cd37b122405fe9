package org.interagency.gateway;

import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Set;

/**
 * A service and its address.
 *
 * @param name for those who send requests, such as {@code agency service}
 * @param uri {@code http} or {@code https}, a host, and perhaps a port and a path, which precedes the paths of all requests
 */
public record ServiceAddress(String name, URI uri) {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** @throws IllegalArgumentException if it is not the address of a service */
    public ServiceAddress {
        if (uri.getHost() == null
                || !SCHEMES.contains(uri.getScheme())
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("\"" + uri
                    + "\" is not the address of a service, such as http://localhost:8081 or https://host/path.");
        }
    }

    /** A request to the service, still without a path. */
    public RequestOptions request() {
        boolean isTls = uri.getScheme().equals("https");
        int standardPort = isTls ? 443 : 80;
        return new RequestOptions()
                .setSsl(isTls)
                .setHost(uri.getHost())
                .setPort(uri.getPort() < 0 ? standardPort : uri.getPort());
    }

    /** The path at the service's host of a path at the service. */
    public String path(String path) {
        return uri.getRawPath().replaceAll("/+$", "") + path;
    }

    /** The address, for the log. */
    @Override
    public String toString() {
        return uri.toString();
    }
}
