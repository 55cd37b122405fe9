package org.interagency.mapping.detection;

import java.util.List;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.ProgrammeFact;

/**
 * How facts would differ from what they are.
 *
 * @param agencies those that would be other ones, or new ones
 * @param programmes those that would be other ones
 * @param changes the reorganisations by which responsibilities would pass on, in the order in which they would be carried out
 */
public record SupposedFacts(
        List<AgencyFact> agencies, List<ProgrammeFact> programmes, List<AgencyChangeFact> changes) {}
