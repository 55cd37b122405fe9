package org.interagency.mapping.finding;

import org.interagency.contracts.FindingFact;

/**
 * A finding as it was read, with what was being done about it then.
 *
 * @param handling not for the public
 */
public record FoundFinding(FindingFact finding, FindingHandling handling) {}
