package org.interagency.mapping.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A comment on a finding.
 *
 * @param version the version of the finding that the comment made; identifies the comment
 * @param by who wrote it
 * @param effect the potential effect of the finding that it is about; left out if it is about none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingComment(long version, Instant at, String by, String text, @Nullable PotentialEffect effect) {}
