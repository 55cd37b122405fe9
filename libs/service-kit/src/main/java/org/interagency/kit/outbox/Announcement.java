package org.interagency.kit.outbox;

import org.interagency.contracts.Fact;

/**
 * A fact to announce.
 *
 * @param type the CloudEvents type of its event
 */
public record Announcement(String type, Fact fact) {}
