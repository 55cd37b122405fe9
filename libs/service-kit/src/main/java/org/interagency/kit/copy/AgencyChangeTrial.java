package org.interagency.kit.copy;

import java.util.List;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.AgencyFact;

/**
 * The result of trying out reorganisations without storing them.
 *
 * @param agencyChanges the reorganisations, in the order in which they were tried out
 * @param agencies the agencies that they concern, as they would be afterwards
 */
public record AgencyChangeTrial(List<AgencyChangeFact> agencyChanges, List<AgencyFact> agencies) {}
