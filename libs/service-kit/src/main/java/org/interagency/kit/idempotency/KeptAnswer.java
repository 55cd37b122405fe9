package org.interagency.kit.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a request, kept for whoever asks again.
 *
 * @param status of 2xx
 * @param body JSON
 */
record KeptAnswer(int status, @Nullable String location, @Nullable String etag, byte[] body) {}
