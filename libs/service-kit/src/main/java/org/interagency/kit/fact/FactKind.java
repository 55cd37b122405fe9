package org.interagency.kit.fact;

import java.util.function.Supplier;
import org.interagency.contracts.TimedFact;

/**
 * What tells one kind of versioned fact from the others.
 *
 * @param name what the facts are called in event types and messages, such as {@code agency}
 * @param topic the topic of the facts
 * @param key the property of the row that identifies the thing, {@code code} for most
 * @param rows the entity
 * @param blank makes an empty row
 * @param <F> the fact
 * @param <E> the row of one of its states
 */
public record FactKind<F extends TimedFact<F>, E extends StateEntity<F>>(
        String name, String topic, String key, Class<E> rows, Supplier<E> blank) {}
