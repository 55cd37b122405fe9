package org.interagency.kit.access;

import org.jspecify.annotations.Nullable;

/**
 * The agencies for which a caller may write.
 *
 * @param agency the code of an agency; the mandate covers it and the agencies below it. {@code null} for all agencies
 * @param isCentral whether it is that of the central registry office
 */
public record Mandate(@Nullable String agency, boolean isCentral) {

    /** For all agencies: of the central registry office, which enters for everyone. */
    public static final Mandate ALL_AGENCIES = new Mandate(null, true);

    /** For all agencies: of the registry itself, also when it carries out a reorganisation. Nobody enters by it what belongs to an agency. */
    public static final Mandate OF_REGISTRY = new Mandate(null, false);

    /** For no agency: of those who write what belongs to none. */
    public static final Mandate NO_AGENCY = new Mandate("");

    /** For an agency and those below it. */
    public Mandate(String agency) {
        this(agency, false);
    }
}
