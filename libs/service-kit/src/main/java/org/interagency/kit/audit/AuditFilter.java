package org.interagency.kit.audit;

import io.quarkus.runtime.BlockingOperationControl;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.interagency.kit.access.AccessRules;
import org.interagency.kit.access.Sender;
import org.interagency.kit.problem.Problem;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Records each request that could write and has stored nothing, and each refusal to a sender who may not read. What fails (a 5xx) is in the log: the
 * database, which would take the entry, is mostly what has failed.
 */
final class AuditFilter {

    private static final Logger LOG = Logger.getLogger(AuditFilter.class);
    private static final Set<Integer> REFUSED_TO_THE_SENDER = Set.of(401, 403);
    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAILURE = 500;

    private final AuditTrail audit;
    private final Vertx vertx;

    AuditFilter(AuditTrail audit, Vertx vertx) {
        this.audit = audit;
        this.vertx = vertx;
    }

    @ServerResponseFilter
    Uni<Void> record(ContainerRequestContext request, ContainerResponseContext answer) {
        Optional<RoutingContext> context = Sender.currentRequest();
        if (context.isEmpty() || !isRecorded(request, context.get(), answer.getStatus())) {
            return Uni.createFrom().voidItem();
        }
        Sender sender = Sender.current();
        String reason = answer.getEntity() instanceof Problem problem ? problem.detail() : null;
        if (BlockingOperationControl.isBlockingAllowed()) {
            record(sender, context.get(), answer.getStatus(), reason);
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .completionStage(vertx.<Void>executeBlocking(() -> {
                            record(sender, context.get(), answer.getStatus(), reason);
                            return null;
                        })
                        .toCompletionStage());
    }

    private static boolean isRecorded(ContainerRequestContext request, RoutingContext context, int status) {
        if (status >= FIRST_FAILURE) {
            return false;
        }
        return AccessRules.isReading(request.getMethod())
                ? REFUSED_TO_THE_SENDER.contains(status)
                : status >= FIRST_REFUSAL || !AuditTrail.hasStored(context);
    }

    private void record(Sender sender, RoutingContext context, int status, @Nullable String reason) {
        AuditResult result = status >= FIRST_REFUSAL ? AuditResult.REFUSED : AuditResult.NOTHING_STORED;
        try {
            audit.answered(sender, context, result, status, reason);
        } catch (SQLException e) {
            LOG.errorf(
                    e,
                    "the audit trail lacks an entry: %s answered %d",
                    context.request().method(),
                    status);
        }
    }
}
