package org.interagency.kit.confirmation;

import jakarta.persistence.Embeddable;

/** The topic of a kind of entries, and the key of one of them. */
@Embeddable
record ConfirmationKey(String topic, String key) {}
