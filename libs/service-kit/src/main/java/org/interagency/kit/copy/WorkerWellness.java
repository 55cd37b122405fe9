package org.interagency.kit.copy;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** The work that follows from copies succeeds. The data has the number of failing pieces of each kind that has any. A restart would not help them. */
@Wellness
@ApplicationScoped
class WorkerWellness implements HealthCheck {

    private final CopyWorker worker;
    private final Attempts attempts;

    WorkerWellness(CopyWorker worker, Attempts attempts) {
        this.worker = worker;
        this.attempts = attempts;
    }

    @Override
    public HealthCheckResponse call() {
        Map<WorkKind, Integer> failing = worker.isNeeded() ? attempts.failing() : Map.of();
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("work on copies succeeds").status(failing.isEmpty());
        failing.forEach((kind, count) -> answer.withData(kind.code(), count));
        return answer.build();
    }
}
