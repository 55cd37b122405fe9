package org.interagency.kit.copy;

import org.interagency.contracts.AgencyChangeFact;

/**
 * The facts that a service keeps in the name of agencies, such as programmes. A service that keeps any has one bean of this type for each kind; one with a
 * higher priority ({@link jakarta.annotation.Priority}, 0 if not given) comes first.
 */
public interface AgencyHoldings {

    /**
     * Passes the holdings of agencies to other agencies, as a reorganisation demands. Called only by {@link PendingReorganisations}, once for each
     * reorganisation, in a transaction that holds the exclusive lock on reorganisations, so that no other transaction writes in the name of an
     * agency.
     */
    void passOn(AgencyChangeFact change);
}
