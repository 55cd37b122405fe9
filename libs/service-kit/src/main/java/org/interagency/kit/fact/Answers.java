package org.interagency.kit.fact;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.interagency.contracts.Fact;

/** Answers to writes. */
public final class Answers {

    private Answers() {}

    /**
     * 201 with the address of what was made, or 200 for what stood already.
     *
     * @param collection the path of the collection below the API's root, such as {@code agencies}
     * @param body what the answer carries
     */
    public static Response of(String collection, Outcome.Stored<?> stored, Object body) {
        if (stored.change() != Change.REGISTERED) {
            return Response.ok(body).build();
        }
        // A path without a host, which is right behind any gateway.
        return Response.status(Response.Status.CREATED)
                .header(
                        HttpHeaders.LOCATION,
                        "/api/v1/" + collection + "/" + stored.fact().key())
                .entity(body)
                .build();
    }

    /** Like {@link #of(String, Outcome.Stored, Object)}, carrying the fact itself. */
    public static <F extends Fact> Response of(String collection, Outcome.Stored<F> stored) {
        return of(collection, stored, stored.fact());
    }
}
