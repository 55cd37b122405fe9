package org.interagency.kit.copy;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A service whose worker has ended, or hangs, needs a restart. Work that fails concerns {@link WorkerWellness}. */
@Liveness
@ApplicationScoped
class WorkerLiveness implements HealthCheck {

    private final CopyWorker worker;

    WorkerLiveness(CopyWorker worker) {
        this.worker = worker;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("worker runs").status(worker.isAlive()).build();
    }
}
