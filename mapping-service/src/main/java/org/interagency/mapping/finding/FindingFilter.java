package org.interagency.mapping.finding;

import java.time.LocalDate;
import org.interagency.contracts.vocabulary.FindingTiming;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A filter of findings. All conditions have to be met; a condition that is {@code null} is not applied. If no condition is about days, findings that
 * hold today or later match.
 *
 * @param programme the code of a programme that the finding names
 * @param agency the code of an agency that the finding names
 * @param territory the code of a territory that the extent of the finding names
 * @param timing how the extent of the finding lies to today
 * @param asOf a day on which the finding holds
 * @param from the first day of a period; the finding holds on at least one day of it. Given together with {@code to}
 * @param to the first day after that period, later than {@code from}
 * @param handling who deals with it, and what is due; not for the public
 */
public record FindingFilter(
        @Nullable String programme,
        @Nullable ProgrammeFunction function,
        @Nullable String agency,
        @Nullable String territory,
        @Nullable Severity severity,
        @Nullable Boolean vertical,
        @Nullable FindingTiming timing,
        @Nullable LocalDate asOf,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        HandlingFilter handling) {

    /** Whether findings of all days are wanted but for what the filter says. Otherwise, only those that hold today or later are. What somebody has to deal with
     * or to review is also due if it is past. */
    boolean asksForDays() {
        return timing != null || asOf != null || from != null || handling.isSet();
    }

    /**
     * A filter by what is being done about findings.
     *
     * @param assignee the unit or person that deals with it
     * @param overdue whether only those are wanted that somebody was to deal with until a day that has passed, see {@link FindingHandling#overdue}
     * @param reviewDue whether only those are wanted that were accepted and have to be reviewed, see {@link FindingHandling#reviewDue}
     */
    public record HandlingFilter(@Nullable String assignee, boolean overdue, boolean reviewDue) {

        /** Whether it leaves out any finding. */
        public boolean isSet() {
            return assignee != null || overdue || reviewDue;
        }
    }
}
