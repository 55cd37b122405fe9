package org.interagency.mapping.indices;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The resolution of a finding.
 *
 * @param on the day (UTC)
 * @param seconds the time since the finding was first seen
 * @param programmes codes; empty for what is uncovered
 * @param contingency the code of the contingency that the finding is about; {@code null} if it is about none
 * @param territories codes of the territories that the finding names
 */
record Resolution(
        LocalDate on, int seconds, List<String> programmes, @Nullable String contingency, List<String> territories) {}
