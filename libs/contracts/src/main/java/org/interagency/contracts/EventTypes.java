package org.interagency.contracts;

import java.util.Locale;
import org.interagency.contracts.vocabulary.Coded;

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
    public enum FindingChange implements Coded {
        /** It was found, for the first time or again, was reopened, or has grown past what was accepted. */
        OPENED,
        /** Something else about it is new, such as its extent. */
        CHANGED,
        RESOLVED,
        ACKNOWLEDGED,
        ACCEPTED,
        DISPUTED,
        /** Who deals with it, or until when, was changed. The event does not say who: it has the finding as before. */
        ASSIGNED,
        /** Somebody has commented on it. The event does not have the comment: it has the finding as before. */
        COMMENTED,
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
