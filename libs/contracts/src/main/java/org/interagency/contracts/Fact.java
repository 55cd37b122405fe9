package org.interagency.contracts;

/** The whole state of something the registry keeps, as its events and answers carry it. */
public interface Fact {

    /** The code or id: an event's subject, and its Kafka key. */
    String key();

    /** Grows with each change of the thing, from 1; of two facts with one key the one with the higher version is newer. */
    long version();
}
