package org.interagency.gateway;

import static java.util.Map.entry;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The addresses of the services, and the collections that each serves. */
@ApplicationScoped
public class Services {

    private final ServiceAddress agency;
    private final ServiceAddress program;
    private final ServiceAddress mapping;

    Services(
            @ConfigProperty(name = "registry.agency.url") URI agency,
            @ConfigProperty(name = "registry.program.url") URI program,
            @ConfigProperty(name = "registry.mapping.url") URI mapping) {
        this.agency = new ServiceAddress("agency service", agency);
        this.program = new ServiceAddress("program service", program);
        this.mapping = new ServiceAddress("mapping service", mapping);
    }

    /** The service of each collection, by the beginning of its path below {@code /api/v1}. */
    public Map<String, ServiceAddress> byCollection() {
        return Map.ofEntries(
                entry("government-levels", agency),
                entry("territories", agency),
                entry("agencies", agency),
                entry("agency-changes", agency),
                entry("agency-confirmations", agency),
                entry("programmes", program),
                entry("programme-confirmations", program),
                entry("rights", program),
                entry("vocabularies", program),
                entry("responsibilities", mapping),
                entry("agreements", mapping),
                entry("proposals", mapping),
                entry("responsibility-confirmations", mapping),
                entry("detection", mapping),
                entry("findings", mapping),
                entry("reports", mapping),
                entry("indices", mapping),
                entry("scenarios", mapping),
                entry("who-is-responsible", mapping),
                entry("search", mapping),
                entry("audit/agency-service", agency),
                entry("audit/program-service", program),
                entry("audit/mapping-service", mapping));
    }

    /** The addresses of all services. */
    List<ServiceAddress> all() {
        return List.of(agency, program, mapping);
    }
}
