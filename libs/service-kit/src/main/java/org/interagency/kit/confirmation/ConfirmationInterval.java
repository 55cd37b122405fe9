package org.interagency.kit.confirmation;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.Period;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How long a confirmation holds, as the site has configured it. */
@Startup
@Singleton
class ConfirmationInterval {

    private final Period interval;

    ConfirmationInterval(@ConfigProperty(name = "registry.confirmation.interval") Period interval) {
        if (interval.isZero() || interval.isNegative()) {
            throw new IllegalArgumentException(
                    "registry.confirmation.interval is " + interval + "; it has to be a period such as P1Y or P6M.");
        }
        this.interval = interval;
    }

    /** The first day on which an entry has to be confirmed again; today if it was never confirmed. */
    LocalDate dueOn(@Nullable LocalDate confirmedOn, LocalDate today) {
        return confirmedOn == null ? today : confirmedOn.plus(interval);
    }

    /** The last day of confirmations that are due today. It is not simply the interval before today, since months have different lengths. */
    LocalDate lastDue(LocalDate today) {
        LocalDate last = today.minus(interval);
        while (last.plus(interval).isAfter(today)) {
            last = last.minusDays(1);
        }
        while (!last.plusDays(1).plus(interval).isAfter(today)) {
            last = last.plusDays(1);
        }
        return last;
    }
}
