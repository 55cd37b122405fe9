package org.interagency.mapping.agreement;

import jakarta.transaction.TransactionScoped;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import org.interagency.contracts.AgreementFact;
import org.interagency.mapping.detection.AgreementReach;

/** What the agreements that the transaction has written can affect, as they were before and as they are. */
@TransactionScoped
class TouchedAgreements implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private transient AgreementReach reach = AgreementReach.NONE;

    /** Records states of an agreement before or after it was written. */
    void touch(List<AgreementFact> states) {
        reach = reach.and(AgreementReach.of(states));
    }

    /** What was recorded so far; forgets it. */
    AgreementReach take() {
        AgreementReach taken = reach;
        reach = AgreementReach.NONE;
        return taken;
    }
}
