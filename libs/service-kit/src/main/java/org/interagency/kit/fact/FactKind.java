package org.interagency.kit.fact;

import java.util.function.Supplier;
import org.interagency.contracts.TimedFact;

/**
 * The description of a kind of versioned fact.
 *
 * @param name the name of the kind in event types and messages, such as {@code agency}
 * @param topic the topic of the facts
 * @param key the property of the row that identifies the thing, {@code code} for most
 * @param rows the entity class
 * @param blank creates an empty row
 * @param <F> the fact
 * @param <E> the row of one of its states
 */
public record FactKind<F extends TimedFact<F>, E extends StateEntity<F>>(
        String name, String topic, String key, Class<E> rows, Supplier<E> blank) {}
