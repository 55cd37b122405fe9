package org.interagency.kit.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.interagency.contracts.TimedFact;
import org.interagency.kit.fact.FactChange;
import org.interagency.kit.fact.WriteResult.Stored;
import org.interagency.kit.rule.RefusedException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Builds answers to reads and writes of a fact, with its entity tag (RFC 9110). */
public final class FactAnswers {

    private FactAnswers() {}

    /**
     * 201 with the address of a new fact, or 200 for one that existed already.
     *
     * @param collection the path of the collection below the API's root, such as {@code agencies}
     * @param body the body of the answer
     */
    static <A> RestResponse<A> of(String collection, Stored<? extends TimedFact<?>> stored, A body) {
        TimedFact<?> fact = stored.fact();
        if (stored.change() != FactChange.REGISTERED) {
            return ResponseBuilder.ok(body).tag(tag(fact)).build();
        }
        // A path without a host, so that it is valid behind any gateway.
        return ResponseBuilder.create(Response.Status.CREATED, body)
                .header(HttpHeaders.LOCATION, "/api/v1/" + collection + "/" + fact.key())
                .tag(tag(fact))
                .build();
    }

    /**
     * 200 with the fact, or 304 if the client has this version already.
     *
     * @throws RefusedException if If-Match names another version
     */
    static <F extends TimedFact<F>> RestResponse<F> of(F fact, Request request) {
        return of(tag(fact), fact, request);
    }

    /**
     * 200 with the body, or 304 if the client has what the tag stands for already.
     *
     * @throws RefusedException if If-Match names another version
     */
    public static <A> RestResponse<A> of(EntityTag tag, A body, Request request) {
        Response.@Nullable ResponseBuilder otherwise = request.evaluatePreconditions(tag);
        if (otherwise == null) {
            return ResponseBuilder.ok(body).tag(tag).build();
        }
        if (otherwise.build().getStatus() == Response.Status.PRECONDITION_FAILED.getStatusCode()) {
            throw RefusedException.outdated("The current version is " + tag.getValue()
                    + ", and If-Match names another. Leave the header out to read it.");
        }
        return ResponseBuilder.<A>notModified().tag(tag).build();
    }

    /** The tag has the version and the first day of the state, since the states of a thing share its version. */
    private static EntityTag tag(TimedFact<?> fact) {
        return new EntityTag(fact.version() + (fact.since() == null ? "" : "@" + fact.since()));
    }
}
