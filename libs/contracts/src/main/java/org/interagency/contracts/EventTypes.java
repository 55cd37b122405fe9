package org.interagency.contracts;

import java.util.Locale;

/** The CloudEvents types of the registry's events. */
public final class EventTypes {

    private EventTypes() {}

    /** What can happen to a fact that ministries register. */
    public enum Change {
        REGISTERED,
        CHANGED,
        RETIRED
    }

    /** What can happen to a finding. */
    public enum FindingChange {
        OPENED,
        CHANGED,
        RESOLVED,
        /** The finding was resolved long ago and is no longer on record. The event has no data, so that Kafka's compaction removes the key. */
        DELETED
    }

    /**
     * The type of an event about a registered fact.
     *
     * @param aggregate the name of the kind of fact, such as {@code territory} or {@code agency-change}
     */
    public static String of(String aggregate, Change change) {
        return type(aggregate, change);
    }

    /** The type of an event about a finding. */
    public static String of(FindingChange change) {
        return type("fragmentation", change);
    }

    private static String type(String aggregate, Enum<?> change) {
        return "org.interagency." + aggregate + "." + change.name().toLowerCase(Locale.ROOT) + ".v1";
    }
}
