package org.interagency.kit.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A service whose relay has ended, or hangs, needs a restart. */
@Liveness
@ApplicationScoped
class RelayLiveness implements HealthCheck {

    private final RelayState state;

    RelayLiveness(RelayState state) {
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("outbox relay runs")
                .status(state.isAlive())
                .build();
    }
}
