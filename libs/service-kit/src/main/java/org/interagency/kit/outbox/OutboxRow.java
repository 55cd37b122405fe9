package org.interagency.kit.outbox;

import java.time.OffsetDateTime;

/**
 * An event that waits in the outbox.
 *
 * @param seq its place in the order of sending
 * @param time when it was appended
 */
record OutboxRow(long seq, String id, String topic, String key, String type, String payload, OffsetDateTime time) {}
