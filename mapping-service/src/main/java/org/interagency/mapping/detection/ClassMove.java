package org.interagency.mapping.detection;

import java.time.LocalDate;
import java.util.Set;
import org.interagency.contracts.AgencyClass;

/**
 * Responsibilities that a class of agencies is supposed to hold from a day on.
 *
 * @param responsibilities their ids; agencies hold them by name before
 * @param programmes the codes of the programmes that they are for
 * @param on the first day on which the class holds them
 */
public record ClassMove(Set<String> responsibilities, Set<String> programmes, AgencyClass to, LocalDate on) {

    boolean moves(Holding holding) {
        return responsibilities.contains(holding.id());
    }

    /** What the class holds of a holding: the part from the day on. */
    ClassDuty duty(Holding holding) {
        Holding moved = holding.holdsBefore(on) ? holding.cutFrom(on) : holding;
        return new ClassDuty(
                moved.id(),
                moved.function(),
                to,
                moved.territories(),
                moved.population(),
                moved.validFrom(),
                moved.validTo(),
                moved.delegatedFrom(),
                moved.bindingness());
    }
}
