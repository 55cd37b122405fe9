package org.interagency.kit.copy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.interagency.kit.rule.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Compares copies with the facts of their owners and replaces those that differ. Attempts all pending reorganisations before it returns, including those
 * that the comparison found.
 */
@ApplicationScoped
public class CopyChecks {

    private final CopiedFacts copies;
    private final PendingReorganisations reorganisations;
    private final CopyCheckClient programService;

    CopyChecks(CopiedFacts copies, PendingReorganisations reorganisations, @RestClient CopyCheckClient programService) {
        this.copies = copies;
        this.reorganisations = reorganisations;
        this.programService = programService;
    }

    /** Compares the copies of this service. Opens transactions of its own. */
    public CopyCheck ofThisService() {
        CopyCheck check = CopyCheck.of(copies.kept());
        reorganisations.carryOut(() -> false);
        return check;
    }

    /**
     * Compares all copies of this service and of the program service. Opens transactions of its own.
     *
     * @param authorization that of the caller who asks for it
     */
    public CopyCheck inAllServices(@Nullable String authorization) {
        return inTheProgramService(authorization).and(ofThisService());
    }

    private CopyCheck inTheProgramService(@Nullable String authorization) {
        try {
            return FactOwner.answer("program service", () -> programService.check(authorization));
        } catch (RefusedException unanswered) {
            return new CopyCheck(
                    List.of(),
                    copies.kept().stream()
                            .filter(kept -> kept.owner().equals(CopiedFacts.AGENCY_SERVICE))
                            .map(Copies::topic)
                            .toList());
        }
    }
}
