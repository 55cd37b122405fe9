package org.interagency.kit.access;

/** Records of a service that have the names of people, as their tokens say them. */
public interface PersonalRecords {

    /** What stands in the place of a name that was removed. */
    String REDACTED = "redacted";

    /** Puts {@link #REDACTED} in the place of a name. Needs a transaction. */
    void redact(String name);
}
