package org.interagency.mapping.finding;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.interagency.kit.request.LongText;
import org.jspecify.annotations.Nullable;

/**
 * The request to comment on a finding.
 *
 * @param effect the potential effect of the finding that the comment is about, if it is about one
 */
public record FindingCommentRequest(
        @NotNull @Size(max = 4000) @LongText String text, @Valid @Nullable PotentialEffect effect) {}
