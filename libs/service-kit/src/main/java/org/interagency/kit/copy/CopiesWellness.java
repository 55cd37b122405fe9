package org.interagency.kit.copy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** No copies are lost. A service that has lost some answers all the same, so this does not concern its readiness. */
@Wellness
@ApplicationScoped
class CopiesWellness implements HealthCheck {

    private final WholeCopies whole;

    CopiesWellness(WholeCopies whole) {
        this.whole = whole;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> lost = QuarkusTransaction.requiringNew().call(whole::lostTopics);
        return HealthCheckResponse.named("copies are whole")
                .status(lost.isEmpty())
                .withData("lost", String.join(", ", lost))
                .build();
    }
}
