package org.interagency.detection;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Something wrong with the distribution of responsibilities. */
public sealed interface Finding permits Overlap, Unassigned {

    /**
     * What the finding is about, the same as long as it lasts: derived from its type, programme, function and, for an
     * overlap, its agencies, never from its extent.
     */
    UUID id();

    /** The code of the programme. */
    String programme();

    /** The code of the function. */
    String function();

    /** The codes of the agencies that have to mend it, in alphabetical order, at least one. */
    List<String> agencies();

    /** The ids of the responsibilities that it arises from, in alphabetical order; none where nobody is accountable. */
    List<String> responsibilities();

    /** Where it holds: disjoint boxes, at least one, in a fixed order. */
    List<ExtentBox> extent();

    /** Whether the agencies belong to different government levels. */
    boolean vertical();

    /** How grave it is. */
    Severity severity();

    /** A name-based id (RFC 9562, version 3) of the parts. */
    static UUID idOf(String... parts) {
        return UUID.nameUUIDFromBytes(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }
}
