package org.interagency.mapping.indices;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of an answer are about.
 *
 * @param codes the code of each row; {@code null} for the row about everything
 * @param contingencies for each row, the code of the only contingency that it is about; {@code null} if it is about all
 * @param byProgramme where each programme counts; those that are left out count nowhere
 * @param withoutProgrammes where a finding that names no programme counts
 * @param next the code of the last row if more follow; otherwise {@code null}
 */
record IndexScope(
        List<@Nullable String> codes,
        List<@Nullable String> contingencies,
        Map<String, Slots> byProgramme,
        Slots withoutProgrammes,
        @Nullable String next) {}
