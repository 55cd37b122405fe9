package org.interagency.kit.confirmation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether an entry of the register is confirmed.
 *
 * @param key the code or id of the entry
 * @param agency the code of the agency to which it belongs today
 * @param confirmedOn when its agency last confirmed it; {@code null} if never
 * @param confirmedBy who confirmed it; {@code null} if nobody has, and for readers who may not know
 * @param dueOn the day from which on it has to be confirmed again; today if it was never confirmed
 * @param enteredCentrally whether the central registry office has entered or changed it since its agency last confirmed it
 */
public record Confirmation(
        String key,
        String agency,
        @Nullable LocalDate confirmedOn,
        @Nullable String confirmedBy,
        LocalDate dueOn,
        boolean enteredCentrally) {}
