package org.interagency.mapping.proposal;

import org.interagency.contracts.vocabulary.Coded;

/** What has become of a proposal. */
public enum ProposalStatus implements Coded {
    /** It waits for an answer. */
    OPEN,
    /** The agency that it was made to has accepted it, and holds the responsibility. */
    ACCEPTED,
    /** The agency that it was made to has refused it. */
    REFUSED,
    /** The agency that made it has taken it back. */
    WITHDRAWN
}
