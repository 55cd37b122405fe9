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
import java.util.regex.Pattern;
import org.interagency.contracts.RequestId;
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
    private static final Pattern CONTROL_CHARACTERS = Pattern.compile("\\p{Cntrl}");
    private static final String REPLACEMENT = "\uFFFD";
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
        String refused = refused(answer.getEntity());
        if (context.isEmpty() || !isRecorded(request, context.get(), answer.getStatus(), refused)) {
            return Uni.createFrom().voidItem();
        }
        Sender sender = Sender.current();
        if (BlockingOperationControl.isBlockingAllowed()) {
            record(sender, context.get(), answer.getStatus(), refused);
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .completionStage(vertx.<Void>executeBlocking(() -> {
                            record(sender, context.get(), answer.getStatus(), refused);
                            return null;
                        })
                        .toCompletionStage());
    }

    /** What was refused of a request, and why, as far as the answer says it. */
    private static @Nullable String refused(@Nullable Object answer) {
        if (answer instanceof Problem problem) {
            return problem.detail();
        }
        return answer instanceof PartlyRefused partly ? partly.refusedPart() : null;
    }

    private static boolean isRecorded(
            ContainerRequestContext request, RoutingContext context, int status, @Nullable String refused) {
        if (status >= FIRST_FAILURE) {
            return false;
        }
        return AccessRules.isReading(request.getMethod())
                ? REFUSED_TO_THE_SENDER.contains(status)
                : refused != null || status >= FIRST_REFUSAL || !AuditTrail.hasStored(context);
    }

    private void record(Sender sender, RoutingContext context, int status, @Nullable String refused) {
        AuditResult result =
                status >= FIRST_REFUSAL || refused != null ? AuditResult.REFUSED : AuditResult.NOTHING_STORED;
        try {
            audit.answered(sender, context, result, status, refused);
        } catch (SQLException e) {
            LOG.errorf(
                    e,
                    "the audit trail lacks an entry: %s %s of %s was answered %d (request %s)",
                    context.request().method(),
                    CONTROL_CHARACTERS.matcher(context.request().uri()).replaceAll(REPLACEMENT),
                    CONTROL_CHARACTERS.matcher(sender.name()).replaceAll(REPLACEMENT),
                    status,
                    context.response().headers().get(RequestId.HEADER));
        }
    }
}
