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
        @Nullable LocalDate to) {

    /** Whether the filter says for which days findings are wanted. If it does not, those that hold today or later are. */
    boolean asksForDays() {
        return timing != null || asOf != null || from != null;
    }
}
