package org.interagency.kit.fact;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.interagency.contracts.TimedFact;
import org.interagency.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Answers that carry a fact, or what was done to one, under its entity tag (RFC 9110). */
public final class Answers {

    private Answers() {}

    /**
     * 201 with the address of what was made, or 200 for what stood already.
     *
     * @param collection the path of the collection below the API's root, such as {@code agencies}
     * @param body what the answer carries
     */
    public static Response of(String collection, Outcome.Stored<? extends TimedFact<?>> stored, Object body) {
        if (stored.change() != Change.REGISTERED) {
            return Response.ok(body).tag(tag(stored.fact())).build();
        }
        // A path without a host, which is right behind any gateway.
        return Response.status(Response.Status.CREATED)
                .header(
                        HttpHeaders.LOCATION,
                        "/api/v1/" + collection + "/" + stored.fact().key())
                .tag(tag(stored.fact()))
                .entity(body)
                .build();
    }

    /** Like {@link #of(String, Outcome.Stored, Object)}, carrying the fact itself. */
    public static Response of(String collection, Outcome.Stored<? extends TimedFact<?>> stored) {
        return of(collection, stored, stored.fact());
    }

    /**
     * 200 with the fact, or 304 if the client has it.
     *
     * @throws ProblemException 412 if the client asks for another version
     */
    public static Response of(TimedFact<?> fact, Request request) {
        EntityTag tag = tag(fact);
        Response.@Nullable ResponseBuilder otherwise = request.evaluatePreconditions(tag);
        if (otherwise == null) {
            return Response.ok(fact).tag(tag).build();
        }
        Response answer = otherwise.tag(tag).build();
        if (answer.getStatus() == Response.Status.PRECONDITION_FAILED.getStatusCode()) {
            throw ProblemException.preconditionFailed("The current version is " + tag.getValue()
                    + ", and If-Match names another. Leave the header out to read it.");
        }
        return answer;
    }

    /** Names the version and, since the same version says something else on other days, the state. */
    private static EntityTag tag(TimedFact<?> fact) {
        return new EntityTag(fact.version() + (fact.since() == null ? "" : "@" + fact.since()));
    }
}
