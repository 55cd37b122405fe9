package org.interagency.kit.access;

import org.jspecify.annotations.Nullable;

/**
 * The agencies for which a caller may write.
 *
 * @param agency the code of an agency; the mandate covers it and the agencies below it. {@code null} for all agencies
 */
public record Mandate(@Nullable String agency) {

    /** For all agencies: of the central registry office, and of the registry itself. */
    public static final Mandate ALL_AGENCIES = new Mandate(null);

    /** For no agency: of those who write what belongs to none. */
    public static final Mandate NO_AGENCY = new Mandate("");
}
