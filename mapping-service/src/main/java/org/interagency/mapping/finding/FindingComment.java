package org.interagency.mapping.finding;

import java.time.Instant;

/**
 * A comment on a finding.
 *
 * @param version the version of the finding that the comment made; identifies the comment
 * @param by who wrote it
 */
public record FindingComment(long version, Instant at, String by, String text) {}
