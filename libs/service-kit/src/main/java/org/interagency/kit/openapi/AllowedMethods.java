package org.interagency.kit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Sets the Allow header on answers to OPTIONS and on 405 answers, as RFC 9110 demands. The framework would list all methods of the resource's class,
 * and none on a 405. The methods of each address are read from the API document.
 */
@Provider
public final class AllowedMethods implements ContainerResponseFilter {

    private static final String DOCUMENT = "META-INF/quarkus-generated-openapi-doc.JSON";
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");

    private record Address(Pattern pattern, long parameters, Set<String> methods) {}

    /** The addresses, those with the fewest parameters first, since they win over others that match too. */
    private final List<Address> addresses;

    AllowedMethods(ObjectMapper json) {
        try (InputStream document =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(DOCUMENT)) {
            this.addresses = addresses(json.readTree(document).get("paths"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Address> addresses(JsonNode paths) {
        List<Address> addresses = new ArrayList<>();
        paths.properties().forEach(path -> addresses.add(address(path.getKey(), path.getValue())));
        addresses.sort(Comparator.comparingLong(Address::parameters));
        return addresses;
    }

    private static Address address(String path, JsonNode operations) {
        Set<String> methods = new TreeSet<>(Set.of(HttpMethod.OPTIONS));
        operations.fieldNames().forEachRemaining(method -> methods.add(method.toUpperCase(Locale.ROOT)));
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        return new Address(
                Pattern.compile(PARAMETER.matcher(path).replaceAll("[^/]+")),
                PARAMETER.matcher(path).results().count(),
                methods);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean isAsked = request.getMethod().equals(HttpMethod.OPTIONS);
        if (isAsked || response.getStatus() == Status.METHOD_NOT_ALLOWED.getStatusCode()) {
            methods(request.getUriInfo().getRequestUri().getPath()).ifPresent(methods -> response.getHeaders()
                    .putSingle(HttpHeaders.ALLOW, String.join(", ", methods)));
        }
    }

    private Optional<Set<String>> methods(String path) {
        return addresses.stream()
                .filter(address -> address.pattern().matcher(path).matches())
                .map(Address::methods)
                .findFirst();
    }
}
