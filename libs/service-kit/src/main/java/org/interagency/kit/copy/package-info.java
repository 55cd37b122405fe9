/** Copies of the facts that other services own, kept from Kafka events and, where an event has not arrived yet, fetched from the owner. */
@NullMarked
package org.interagency.kit.copy;

import org.jspecify.annotations.NullMarked;
