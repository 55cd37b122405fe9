package org.interagency.agency.agency;

import java.time.LocalDate;
import java.util.List;

/**
 * The changes that a reorganisation makes to agencies.
 *
 * @param from the codes of the agencies that the successors come out of
 * @param successors the agencies that come out of them, as they are from the effective date on
 * @param ending the codes of the agencies that end on the effective date
 */
public record Reorganisation(
        List<String> from, List<AgencyRequest> successors, List<String> ending, LocalDate effectiveDate) {

    List<String> successorCodes() {
        return successors.stream().map(AgencyRequest::code).toList();
    }
}
