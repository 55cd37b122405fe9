package org.interagency.kit.copy;

import java.time.Instant;

/**
 * A piece of work that has failed and has not succeeded since.
 *
 * @param kind what kind of work it is
 * @param key which piece of its kind
 * @param reason why the last attempt failed, in a sentence for people
 * @param attempts how many attempts have failed, at least 1
 * @param since when the first of them failed
 * @param nextAttempt when the next attempt is due
 */
public record Failure(WorkKind kind, String key, String reason, int attempts, Instant since, Instant nextAttempt) {}
