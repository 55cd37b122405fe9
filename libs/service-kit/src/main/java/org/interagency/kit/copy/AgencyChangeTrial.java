package org.interagency.kit.copy;

import java.util.List;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.AgencyFact;

/**
 * What would be if agencies were reorganised.
 *
 * @param agencyChanges the reorganisations, in the order in which they would be carried out
 * @param agencies those that they are about, as they would be
 */
public record AgencyChangeTrial(List<AgencyChangeFact> agencyChanges, List<AgencyFact> agencies) {}
