package org.interagency.kit.request;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/** The query parameters for a place and a day. */
public final class PlaceAndDayParameters {

    @QueryParam("territory")
    @Nullable
    @Parameter(description = "The code of the place. Required.")
    String territory;

    @QueryParam("on")
    @Nullable
    @Parameter(description = "The day; today (UTC) if left out.")
    LocalDate on;

    /**
     * The place and the day.
     *
     * @throws RefusedException if no territory is given
     */
    public PlaceAndDay placeAndDay() {
        if (territory == null) {
            throw RefusedException.unreadable(
                    new Violation(
                            "?territory",
                            "Give the code of a territory, such as that of a municipality or a country; the answer depends on it."));
        }
        return new PlaceAndDay(territory, Today.ifAbsent(on));
    }
}
