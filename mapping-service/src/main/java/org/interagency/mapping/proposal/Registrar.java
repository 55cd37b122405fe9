package org.interagency.mapping.proposal;

import org.interagency.kit.access.Mandate;

/**
 * Who proposes, or answers a proposal.
 *
 * @param mandate the mandate of the token
 * @param name the name that goes on record
 */
record Registrar(Mandate mandate, String name) {

    /** Whether it is of the central registry office. */
    boolean isOfTheOffice() {
        return mandate.isCentral();
    }
}
