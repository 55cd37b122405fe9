package org.interagency.mapping.country;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.TimedFact;
import org.jspecify.annotations.Nullable;

/**
 * By which channels people can reach an agency in one of its states; needs less memory than the fact.
 *
 * @param territory the code of the territory that it serves
 * @param validFrom as of {@link AgencyFact}
 * @param validTo as of {@link AgencyFact}
 * @param since the first day of the state; {@code null} means from the beginning
 * @param until the first day after it; {@code null} means for good
 */
record AgencyChannels(
        String territory,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        boolean hasContactPoint,
        boolean hasGrievanceChannel) {

    /** One for each state of some agencies. */
    static List<AgencyChannels> of(List<AgencyFact> agencies) {
        return agencies.stream().flatMap(AgencyChannels::of).toList();
    }

    private static Stream<AgencyChannels> of(AgencyFact agency) {
        return agency.states().stream()
                .map(state -> new AgencyChannels(
                        state.territory(),
                        state.validFrom(),
                        state.validTo(),
                        state.since(),
                        state.until(),
                        state.contactPoint() != null,
                        state.grievanceChannel() != null));
    }

    /** Whether the agency exists on a day, in this state. */
    boolean isOn(LocalDate day) {
        return TimedFact.isWithin(day, validFrom, validTo) && TimedFact.isWithin(day, since, until);
    }
}
