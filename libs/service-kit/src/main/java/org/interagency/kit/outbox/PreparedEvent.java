package org.interagency.kit.outbox;

/**
 * An event that is ready to be appended to the {@link Outbox}, which makes it.
 *
 * @param key of the fact
 * @param payload the fact as JSON
 */
public record PreparedEvent(String topic, String type, String key, String payload) {}
