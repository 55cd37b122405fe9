package org.interagency.mapping.report;

import java.time.LocalDate;
import org.interagency.contracts.ProgrammeFact;
import org.jspecify.annotations.Nullable;

/**
 * What a responsibility matrix is about. A condition that is {@code null} is not applied.
 *
 * @param programme the code of a programme
 * @param contingency the code of a contingency that the programmes address
 * @param right the code of a right that the programmes realise
 * @param territory the code of a territory: agencies are those with a responsibility that meets it, territories those below it
 * @param level the code of the government level of the agencies or territories; of territories, those directly below if it is left out
 * @param asOf the day
 */
record MatrixQuery(
        MatrixColumns columns,
        @Nullable String programme,
        @Nullable String contingency,
        @Nullable String right,
        @Nullable String territory,
        @Nullable String level,
        LocalDate asOf) {

    /** Whether it is about some programmes and not about all. */
    boolean isAboutSome() {
        return programme != null || contingency != null || right != null;
    }

    /** Whether it is about a programme, given its state on the day. */
    boolean isAbout(ProgrammeFact state) {
        return (programme == null || programme.equals(state.code()))
                && (contingency == null || state.contingencies().contains(contingency))
                && (right == null || state.rights().contains(right));
    }
}
