package org.interagency.mapping.detection;

import java.util.List;
import org.interagency.contracts.FindingFact.FindingBox;

/**
 * Two programmes of which a duplication or a fragmentation consists.
 *
 * @param programmes the codes of the two, in alphabetical order
 * @param owners codes, in alphabetical order, of the agencies that own them
 * @param extent what the two have in common: for a duplication, where both give the benefit; for a fragmentation, where no agreement joins the owners
 * @param coordinated whether agreements between the owners cover all of it today, as the status of a finding says it
 */
public record FindingPair(List<String> programmes, List<String> owners, List<FindingBox> extent, boolean coordinated) {}
