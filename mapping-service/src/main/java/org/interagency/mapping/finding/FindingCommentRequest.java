package org.interagency.mapping.finding;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.interagency.kit.request.LongText;

/** The request to comment on a finding. */
public record FindingCommentRequest(@NotNull @Size(max = 4000) @LongText String text) {}
