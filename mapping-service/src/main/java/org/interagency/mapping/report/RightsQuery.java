package org.interagency.mapping.report;

import java.util.List;
import org.interagency.contracts.RightFact;
import org.jspecify.annotations.Nullable;

/**
 * Selects the rights of a report.
 *
 * @param rights the codes of the rights; empty means all
 * @param instrument the code of the instrument of the rights; {@code null} means any
 */
record RightsQuery(List<String> rights, @Nullable String instrument) {

    boolean isAbout(RightFact right) {
        return (rights.isEmpty() || rights.contains(right.code()))
                && (instrument == null || instrument.equals(right.instrument()));
    }
}
