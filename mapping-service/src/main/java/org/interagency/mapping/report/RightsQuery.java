package org.interagency.mapping.report;

import java.util.List;
import org.interagency.contracts.RightFact;
import org.jspecify.annotations.Nullable;

/**
 * Of which rights a report is wanted.
 *
 * @param rights the codes of the rights; empty for all
 * @param instrument the code of the instrument that the rights are of; {@code null} for any
 */
record RightsQuery(List<String> rights, @Nullable String instrument) {

    boolean isAbout(RightFact right) {
        return (rights.isEmpty() || rights.contains(right.code()))
                && (instrument == null || instrument.equals(right.instrument()));
    }
}
