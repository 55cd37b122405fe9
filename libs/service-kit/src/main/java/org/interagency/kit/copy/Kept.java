package org.interagency.kit.copy;

import java.util.List;

/**
 * Copies were added or replaced by newer ones, however they came; told within the transaction that does so.
 *
 * @param topic the topic of the facts
 * @param keys of the facts, at least one
 */
public record Kept(String topic, List<String> keys) {}
