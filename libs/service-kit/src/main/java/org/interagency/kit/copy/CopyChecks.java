package org.interagency.kit.copy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.interagency.kit.rule.RefusedException;

/**
 * Compares copies with the facts of their owners and replaces those that differ. Attempts all pending reorganisations before it returns, including those
 * that the comparison found.
 */
@ApplicationScoped
public class CopyChecks {

    private final CopiedFacts copies;
    private final PendingReorganisations reorganisations;
    private final ProgramServiceClient programService;

    CopyChecks(
            CopiedFacts copies,
            PendingReorganisations reorganisations,
            @RestClient ProgramServiceClient programService) {
        this.copies = copies;
        this.reorganisations = reorganisations;
        this.programService = programService;
    }

    /** Compares the copies of the agency service's facts. Opens transactions of its own. */
    public CopyCheck ofTheAgencyService() {
        return check(copies.ofTheAgencyService());
    }

    /** Compares all copies of this service and of the program service. Opens transactions of its own. */
    public CopyCheck inAllServices() {
        return inTheProgramService().and(check(copies.all()));
    }

    private CopyCheck check(List<Copies<?>> kinds) {
        CopyCheck check = CopyCheck.of(kinds);
        reorganisations.carryOut(() -> false);
        return check;
    }

    private CopyCheck inTheProgramService() {
        try {
            return FactOwner.answer("program service", programService::checkCopies);
        } catch (RefusedException unanswered) {
            return new CopyCheck(
                    List.of(),
                    copies.ofTheAgencyService().stream().map(Copies::topic).toList());
        }
    }
}
