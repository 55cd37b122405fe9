package org.interagency.kit.copy;

import org.interagency.contracts.AgencyChangeFact;

/** What a service keeps in the names of agencies. A service that keeps such has one bean of this type. */
public interface AgencyHoldings {

    /**
     * Has what agencies hold pass to others, as a reorganisation demands. Called by {@link PendingReorganisations} alone, once for each
     * reorganisation, in a transaction in which nobody else writes in the name of an agency.
     */
    void passOn(AgencyChangeFact change);
}
