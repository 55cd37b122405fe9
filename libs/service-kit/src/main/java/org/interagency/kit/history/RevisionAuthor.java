package org.interagency.kit.history;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hibernate.envers.RevisionListener;

/** Records who writes: the sender of the request, or the service itself if there is no request. */
public final class RevisionAuthor implements RevisionListener {

    private static final String NOBODY_KNOWN = "anonymous";

    @Override
    public void newRevision(Object revision) {
        Revision made = (Revision) revision;
        made.by = author();
        made.cause = Arc.container().select(Cause.class).get().address();
        made.enteredCentrally = Arc.container().select(CentralEntry.class).get().isMarked();
    }

    private static String author() {
        if (!isAskedForByARequest()) {
            return ConfigProvider.getConfig().getValue("quarkus.application.name", String.class);
        }
        SecurityIdentity identity =
                Arc.container().select(CurrentIdentityAssociation.class).get().getIdentity();
        return identity.isAnonymous() ? NOBODY_KNOWN : identity.getPrincipal().getName();
    }

    /** While a service starts, a request context is active without a request. */
    private static boolean isAskedForByARequest() {
        return Arc.container().requestContext().isActive()
                && Arc.container().select(CurrentVertxRequest.class).get().getCurrent() != null;
    }
}
