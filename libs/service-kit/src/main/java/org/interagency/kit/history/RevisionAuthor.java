package org.interagency.kit.history;

import io.quarkus.arc.Arc;
import org.hibernate.envers.RevisionListener;
import org.interagency.kit.access.Sender;

/** Records who writes: the sender of the request, or the service itself if there is no request. */
public final class RevisionAuthor implements RevisionListener {

    @Override
    public void newRevision(Object revision) {
        Revision made = (Revision) revision;
        made.by = Sender.current().name();
        made.cause = Arc.container().select(Cause.class).get().address();
        made.enteredCentrally = Arc.container().select(CentralEntry.class).get().isMarked();
    }
}
