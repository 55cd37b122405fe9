package org.interagency.mapping.proposal;

import java.time.Instant;
import org.interagency.mapping.responsibility.ResponsibilityRequest;
import org.jspecify.annotations.Nullable;

/**
 * A responsibility that one agency would give to another one. It is no responsibility until that one accepts it.
 *
 * @param responsibility what is proposed, with the id that the responsibility will have
 * @param proposed who has proposed it, and when
 * @param closed who has accepted, refused or withdrawn it, and when; {@code null} while it is open
 * @param reason why it was refused; {@code null} if it was not
 */
record Proposal(
        String id,
        ProposalStatus status,
        ResponsibilityRequest responsibility,
        ProposalStep proposed,
        @Nullable ProposalStep closed,
        @Nullable String reason) {

    /**
     * A step that a registrar has taken.
     *
     * @param agency the code of the agency of the registrar; {@code null} for the central registry office
     * @param by the name of the registrar; {@code null} for readers who may not know
     */
    record ProposalStep(Instant at, @Nullable String agency, @Nullable String by) {

        private ProposalStep withoutName() {
            return new ProposalStep(at, agency, null);
        }
    }

    /** The same, for readers who may not know the names of the registrars. */
    Proposal withoutNames() {
        return new Proposal(
                id,
                status,
                responsibility,
                proposed.withoutName(),
                closed == null ? null : closed.withoutName(),
                reason);
    }
}
