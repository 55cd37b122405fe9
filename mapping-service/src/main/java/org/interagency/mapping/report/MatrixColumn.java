package org.interagency.mapping.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.interagency.contracts.ByLanguage;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Role;
import org.jspecify.annotations.Nullable;

/**
 * A column of a responsibility matrix, whose rows are the functions. In files, which are the other way round, it is a row.
 *
 * @param code the code of the agency or the territory
 * @param name its name; empty if it is not known yet
 * @param cells one for each function; of an agency, those in which it has a role
 */
record MatrixColumn(String code, @ByLanguage Map<String, String> name, List<MatrixCell> cells) {

    /**
     * How many agencies are accountable at one point: the same place, day and person.
     */
    enum AccountableAgencies implements Coded {
        /** No programme requires the function there. */
        NOT_REQUIRED,
        /** For somebody somewhere in it, there is none, although a programme requires one. */
        NONE,
        /** There is exactly one everywhere. */
        ONE,
        /** Somewhere in it there are two or more; nowhere, there is none. */
        SEVERAL
    }

    /**
     * What is known about a function of the programmes that the matrix is about.
     *
     * @param responsibilities how many responsibilities of each role the agency has; left out for a territory
     * @param accountable how many agencies are accountable in the territory; left out for an agency
     * @param required how many programmes require the function in the territory; left out for an agency
     * @param gaps how many findings say that somebody in the territory has no accountable agency; left out for an agency
     * @param overlaps how many findings say that two agencies are accountable for somebody in the territory; left out for an agency
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MatrixCell(
            ProgrammeFunction function,
            @Nullable Map<Role, Long> responsibilities,
            @Nullable AccountableAgencies accountable,
            @Nullable Long required,
            @Nullable Long gaps,
            @Nullable Long overlaps) {

        static MatrixCell ofAgency(ProgrammeFunction function, Map<Role, Long> responsibilities) {
            return new MatrixCell(function, responsibilities, null, null, null, null);
        }

        static MatrixCell ofTerritory(ProgrammeFunction function, long required, long gaps, long overlaps) {
            AccountableAgencies accountable = required == 0
                    ? AccountableAgencies.NOT_REQUIRED
                    : gaps > 0
                            ? AccountableAgencies.NONE
                            : overlaps > 0 ? AccountableAgencies.SEVERAL : AccountableAgencies.ONE;
            return new MatrixCell(function, null, accountable, required, gaps, overlaps);
        }

        /** What a cell of a file says. */
        String text() {
            return accountable != null
                    ? accountable.code()
                    : Objects.requireNonNull(responsibilities).entrySet().stream()
                            .map(role -> role.getKey().code() + " " + role.getValue())
                            .collect(Collectors.joining("|"));
        }
    }
}
