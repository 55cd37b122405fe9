package org.interagency.kit.copy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.interagency.kit.problem.ProblemException;

/** Compares copies with what the owners of the facts have, and mends those that differ. */
@ApplicationScoped
public class CopyChecks {

    private final CopiedFacts copies;
    private final ProgramService programService;

    CopyChecks(CopiedFacts copies, @RestClient ProgramService programService) {
        this.copies = copies;
        this.programService = programService;
    }

    /** Compares the copies of the agency service's facts. Opens transactions of its own. */
    public CopyCheck ofTheAgencyService() {
        return CopyCheck.of(copies.ofTheAgencyService());
    }

    /** Compares all copies in this service, and those that the program service keeps. Opens transactions of its own. */
    public CopyCheck inAllServices() {
        return inTheProgramService().and(CopyCheck.of(copies.all()));
    }

    private CopyCheck inTheProgramService() {
        try {
            return Owner.answer("program service", programService::checkCopies);
        } catch (ProblemException unanswered) {
            return new CopyCheck(
                    List.of(),
                    copies.ofTheAgencyService().stream().map(Copies::topic).toList());
        }
    }
}
