package org.interagency.mapping.detection;

import java.util.List;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.AgreementFact;
import org.interagency.contracts.ProgrammeFact;

/**
 * Facts that are supposed to differ from the current ones.
 *
 * @param agencies the agencies that would be changed or new
 * @param programmes the programmes that would be changed
 * @param agreements the agreements that would be changed or new
 * @param changes the reorganisations by which responsibilities and agreements would pass on, in the order in which they would be carried out
 * @param moves the responsibilities that classes of agencies would hold after that
 */
public record SupposedFacts(
        List<AgencyFact> agencies,
        List<ProgrammeFact> programmes,
        List<AgreementFact> agreements,
        List<AgencyChangeFact> changes,
        List<ClassMove> moves) {}
