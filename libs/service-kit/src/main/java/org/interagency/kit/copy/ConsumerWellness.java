package org.interagency.kit.copy;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * The consumers store the events that arrive. One that cannot store its batch tries again until it can, and a restart would not help it. Liveness knows of
 * one that has ended.
 */
@Wellness
@ApplicationScoped
class ConsumerWellness implements HealthCheck {

    private final FactReader reader;

    ConsumerWellness(FactReader reader) {
        this.reader = reader;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> stuck = reader.stuckTopics();
        return HealthCheckResponse.named("events that arrive are stored")
                .status(stuck.isEmpty())
                .withData("stuck", String.join(", ", stuck))
                .build();
    }
}
