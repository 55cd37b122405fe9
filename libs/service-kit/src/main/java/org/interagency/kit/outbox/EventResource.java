package org.interagency.kit.outbox;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.interagency.kit.outbox.Republisher.Announced;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/** {@code /events}, for operators and for the other services; the gateway does not route it. */
@Path("events")
@Produces(MediaType.APPLICATION_JSON)
public class EventResource {

    private final Republisher republisher;

    EventResource(Republisher republisher) {
        this.republisher = republisher;
    }

    /** What this service has announced on each of its topics. */
    @GET
    @Path("announced")
    @Transactional
    @Operation(hidden = true)
    public List<Announced> announced() {
        return republisher.announced();
    }

    /**
     * What was announced again.
     *
     * @param announced the number of facts
     */
    public record Republished(String topic, long announced) {}

    /**
     * Announces the newest version of facts again.
     *
     * @param keys of the facts; empty for all facts of the topic
     * @throws RefusedException if this service announces nothing on the topic
     */
    @POST
    @Path("republish")
    @Operation(hidden = true)
    public Republished republish(@QueryParam("topic") @Nullable String topic, @QueryParam("key") List<String> keys) {
        if (topic == null || !republisher.topics().contains(topic)) {
            throw RefusedException.unreadable(new Violation(
                    "?topic",
                    "Name one of the topics of this service: "
                            + String.join(
                                    ", ", republisher.topics().stream().sorted().toList()) + "."));
        }
        return new Republished(
                topic, keys.isEmpty() ? republisher.republish(topic) : republisher.republish(topic, keys));
    }
}
