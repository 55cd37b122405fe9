package org.interagency.kit.rule;

import java.time.LocalDate;
import java.util.Optional;
import org.interagency.contracts.vocabulary.AgencyKind;
import org.jspecify.annotations.Nullable;

/** The rules for every agency that is to hold something: a programme, a responsibility, or an agency that is part of it. */
public final class HoldingRules {

    private HoldingRules() {}

    /**
     * Only a State body can be accountable: the State answers for what people have a right to, even if others act for it.
     *
     * @param pointer the field that is wrong otherwise
     * @param kind the kind of the agency that would be accountable
     */
    public static Optional<Violation> accountableIsOfTheState(String pointer, String agency, AgencyKind kind) {
        return kind.isOfTheState()
                ? Optional.empty()
                : Optional.of(new Violation(
                        pointer,
                        agency
                                + " is not a State body, so it can be responsible, consulted or informed, but not accountable for what people"
                                + " have a right to. Name a State body as the accountable agency."));
    }

    /**
     * A holder must exist on the first day on which it holds.
     *
     * @param pointer the field that is wrong otherwise
     * @param end the first day on which the agency no longer exists; {@code null} if it has no end
     * @param begins the first day on which it would hold; {@code null} for the beginning
     */
    public static Optional<Violation> holderHasNotCeased(
            String pointer, String agency, @Nullable LocalDate end, @Nullable LocalDate begins) {
        return end == null || begins == null || end.isAfter(begins)
                ? Optional.empty()
                : Optional.of(new Violation(
                        pointer,
                        agency + " has ceased on " + end + ", and this would hold from " + begins
                                + " on. Name the agency that took over."));
    }
}
