package org.interagency.mapping.finding;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.contracts.vocabulary.FindingTiming;
import org.interagency.contracts.vocabulary.FindingType;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A filter of findings. All conditions have to be met; a condition that is {@code null} or empty is not applied. If no condition is about days, findings
 * that hold today or later match. Of the lists, every code has to be met; {@link FindingDimension} says what a finding has.
 *
 * @param type the type of the findings
 * @param statuses the finding has one of them
 * @param programmes codes of programmes
 * @param contingencies codes of contingencies
 * @param rights codes of rights
 * @param agencies codes of agencies
 * @param withinAgencies codes of agencies; the finding names each of them, or an agency that is part of it today
 * @param levels codes of government levels
 * @param territories codes of territories
 * @param withinTerritories codes of territories; the extent of the finding names each of them, or a territory below it
 * @param timing how the extent of the finding lies to today
 * @param asOf a day on which the finding holds
 * @param from the first day of a period; the finding holds on at least one day of it. Given together with {@code to}
 * @param to the first day after that period, later than {@code from}
 * @param without dimensions in which the finding has no value
 * @param handling who deals with it, and what is due; not for the public
 */
@RecordBuilder
public record FindingFilter(
        @Nullable FindingType type,
        Set<FindingStatus> statuses,
        List<String> programmes,
        @Nullable ProgrammeFunction function,
        List<String> contingencies,
        List<String> rights,
        List<String> agencies,
        List<String> withinAgencies,
        List<String> levels,
        List<String> territories,
        List<String> withinTerritories,
        @Nullable Severity severity,
        @Nullable Boolean vertical,
        @Nullable FindingTiming timing,
        @Nullable LocalDate asOf,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Set<FindingDimension> without,
        HandlingFilter handling)
        implements FindingFilterBuilder.With {

    /** All findings that hold today or later. */
    public static final FindingFilter NONE = new FindingFilter(
            null,
            Set.of(),
            List.of(),
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null,
            null,
            null,
            null,
            null,
            null,
            Set.of(),
            new HandlingFilter(null, false, false));

    /**
     * Whether the filter itself says which days count. If not, only findings that hold today or later match. What somebody has to deal with or to review
     * matches even if it is past.
     */
    public boolean asksForDays() {
        return timing != null || asOf != null || from != null || handling.isSet();
    }

    /** Whether only those may use it who know who deals with findings. */
    public boolean isRestricted() {
        return handling.isSet() || without.contains(FindingDimension.ASSIGNEE);
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
