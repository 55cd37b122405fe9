package org.interagency.kit.fact;

import java.util.function.Supplier;
import org.interagency.contracts.TimedFact;
import org.jspecify.annotations.Nullable;

/**
 * The description of a kind of versioned fact.
 *
 * @param name the name of the kind in event types and messages, such as {@code agency}
 * @param topic the topic of the facts
 * @param key the property of the row that identifies the thing, {@code code} for most
 * @param rows the entity class
 * @param blank creates an empty row
 * @param belonging to which agency each thing belongs; {@code null} if things of this kind belong to none
 * @param <F> the fact
 * @param <E> the row of one of its states
 */
public record FactKind<F extends TimedFact<F>, E extends StateEntity<F>>(
        String name, String topic, String key, Class<E> rows, Supplier<E> blank, @Nullable Belonging<F> belonging) {

    /** A kind whose things belong to no agency. */
    public FactKind(String name, String topic, String key, Class<E> rows, Supplier<E> blank) {
        this(name, topic, key, rows, blank, null);
    }
}
