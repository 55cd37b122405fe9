package org.interagency.kit.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.ToDoubleFunction;
import org.interagency.kit.audit.AuditTable.Waiting;
import org.interagency.kit.metric.RecentlyRead;

/** Tells how many entries wait for their position in the trail, and how long: where they do, tampering with them does not show yet. */
@ApplicationScoped
class AuditMetrics {

    private final RecentlyRead<Waiting> waiting;

    AuditMetrics(AuditTable table) {
        this.waiting = new RecentlyRead<>(table::waiting);
    }

    void start(@Observes StartupEvent event, MeterRegistry metrics) {
        gauge(metrics, "entries", "Entries of the audit trail that have no position and hash yet", Waiting::entries);
        gauge(metrics, "age.seconds", "Seconds since the oldest of them was recorded", Waiting::ageSeconds);
    }

    private void gauge(MeterRegistry metrics, String name, String description, ToDoubleFunction<Waiting> value) {
        Gauge.builder("registry.audit.waiting." + name, waiting, read -> value.applyAsDouble(read.get()))
                .description(description)
                .register(metrics);
    }
}
