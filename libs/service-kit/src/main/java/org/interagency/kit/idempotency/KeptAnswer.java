package org.interagency.kit.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * The stored answer to a request, for its retries.
 *
 * @param status a status of 2xx
 * @param tag the value of the ETag
 * @param body JSON, in all languages
 */
record KeptAnswer(int status, @Nullable String location, @Nullable String tag, byte[] body) {}
