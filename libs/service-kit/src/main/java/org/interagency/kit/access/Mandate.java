package org.interagency.kit.access;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The agencies for which a caller may write.
 *
 * @param agency the code of an agency; the mandate covers it and the agencies below it. {@code null} for all agencies
 * @param consenting the codes of agencies whose registrars have asked for this write; it covers these and the agencies below them, too
 */
public record Mandate(@Nullable String agency, Set<String> consenting) {

    /** For all agencies: of the central registry office, and of the registry itself. */
    public static final Mandate ALL_AGENCIES = new Mandate(null);

    /** For no agency: of those who write what belongs to none. */
    public static final Mandate NO_AGENCY = new Mandate("");

    public Mandate {
        consenting = Set.copyOf(consenting);
    }

    /** The mandate of one caller. */
    public Mandate(@Nullable String agency) {
        this(agency, Set.of());
    }

    /** The mandate for a write that another caller has asked for: what either of them may write, and what belongs to both. */
    public Mandate withConsentOf(Mandate other) {
        return agency == null || other.agency == null
                ? ALL_AGENCIES
                : new Mandate(
                        agency,
                        Stream.of(consenting, other.consenting, Set.of(other.agency))
                                .flatMap(Set::stream)
                                .collect(Collectors.toSet()));
    }

    /** Whether it covers an agency and all below it, whatever the hierarchy is. */
    boolean names(String code) {
        return code.equals(agency) || consenting.contains(code);
    }
}
