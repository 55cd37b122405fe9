package org.interagency.mapping.finding;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is being done about a finding. Not for the public.
 *
 * @param assignee who deals with it; {@code null} for nobody
 * @param agency the code of the agency of the assignee, if it was given
 * @param dueOn until when the assignee is to deal with it, if it was given
 * @param overdue whether that day has passed and the finding is neither coordinated, accepted nor resolved
 * @param reason why the last step was taken, if it was given
 * @param reviewOn when what was accepted is to be reviewed; {@code null} if it was not accepted
 * @param reviewDue whether it is accepted, and to be reviewed today or was before
 */
public record FindingHandling(
        @Nullable String assignee,
        @Nullable String agency,
        @Nullable LocalDate dueOn,
        boolean overdue,
        @Nullable String reason,
        @Nullable LocalDate reviewOn,
        boolean reviewDue) {}
