package org.interagency.mapping.finding;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.interagency.kit.request.Code;
import org.interagency.kit.request.ShortText;
import org.jspecify.annotations.Nullable;

/**
 * The request to assign a finding.
 *
 * @param assignee the unit or person that deals with it
 * @param agency the code of the agency of the assignee
 * @param dueOn until when; a day in the past is overdue at once
 */
public record AssignmentRequest(
        @NotNull @Size(max = 200) @ShortText String assignee,
        @Nullable @Code String agency,
        @Nullable LocalDate dueOn) {}
