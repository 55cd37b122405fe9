package org.interagency.kit.access;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The agencies for which a caller may write.
 *
 * @param agency the code of an agency; the mandate covers it and the agencies below it. {@code null} for all agencies
 * @param isCentral whether it is that of the central registry office
 * @param consenting the mandates of others who have asked for this write; it covers what they cover, too
 */
public record Mandate(@Nullable String agency, boolean isCentral, List<Mandate> consenting) {

    /** For all agencies: of the central registry office, which enters for everyone. */
    public static final Mandate ALL_AGENCIES = new Mandate(null, true, List.of());

    /** For all agencies: of the registry itself, also when it carries out a reorganisation. Nobody enters by it what belongs to an agency. */
    public static final Mandate OF_REGISTRY = new Mandate(null, false, List.of());

    /** For no agency: of those who write what belongs to none. */
    public static final Mandate NO_AGENCY = new Mandate("");

    public Mandate {
        consenting = List.copyOf(consenting);
    }

    /** For an agency and those below it. */
    public Mandate(String agency) {
        this(agency, false, List.of());
    }

    /** This mandate, for a write that another caller has asked for: it covers what either of them covers, and is still that of this caller. */
    public Mandate withConsentOf(Mandate other) {
        return new Mandate(
                agency,
                isCentral,
                Stream.concat(consenting.stream(), Stream.of(other)).toList());
    }

    /** Whether it covers all agencies. */
    boolean coversAll() {
        return agency == null || consenting.stream().anyMatch(Mandate::coversAll);
    }

    /** Whether it covers an agency and all below it, whatever the hierarchy is. */
    boolean names(String code) {
        return code.equals(agency) || consenting.stream().anyMatch(mandate -> mandate.names(code));
    }
}
