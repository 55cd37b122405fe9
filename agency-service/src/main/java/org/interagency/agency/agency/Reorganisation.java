package org.interagency.agency.agency;

import java.time.LocalDate;
import java.util.List;

/**
 * What a reorganisation does to agencies.
 *
 * @param from codes of the agencies that the successors come out of
 * @param successors what comes out of it, as it is from that day on
 * @param ending codes of those that end
 */
public record Reorganisation(
        List<String> from, List<AgencyRequest> successors, List<String> ending, LocalDate effectiveDate) {

    List<String> successorCodes() {
        return successors.stream().map(AgencyRequest::code).toList();
    }
}
