package org.interagency.kit.outbox;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Events reach Kafka. A service that cannot send them accepts writes all the same, so this does not concern its readiness. */
@Wellness
@ApplicationScoped
class RelayWellness implements HealthCheck {

    private final RelayState state;

    RelayWellness(RelayState state) {
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        String failure = state.failure();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("events reach Kafka")
                .status(failure == null && state.backlog().parked() == 0)
                .withData("waiting", state.backlog().rows())
                .withData("parked", state.backlog().parked())
                .withData("leader", state.isLeader());
        return failure == null
                ? answer.build()
                : answer.withData("failure", failure).build();
    }
}
