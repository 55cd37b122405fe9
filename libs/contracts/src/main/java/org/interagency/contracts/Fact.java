package org.interagency.contracts;

/** The full state of something in the registry, as events and answers carry it. */
public interface Fact {

    /** The code or id: an event's subject, and its Kafka key. */
    String key();

    /** Begins at 1 and grows with each change of the thing. Of two facts with the same key, the one with the higher version is newer. */
    long version();
}
