package org.interagency.kit.outbox;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An event that waits in the outbox.
 *
 * @param seq its place in the order of sending
 * @param payload {@code null} if the fact was deleted
 * @param time when it was appended
 * @param traceparent the span that appended it; {@code null} if it was not traced
 */
record OutboxRow(
        long seq,
        String id,
        String topic,
        String key,
        String type,
        @Nullable String payload,
        OffsetDateTime time,
        @Nullable String traceparent) {}
