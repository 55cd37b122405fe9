package org.interagency.mapping.finding;

import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.contracts.KnownDays;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Severity;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.problem.FieldError;
import org.interagency.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Which findings are wanted: the query parameters that every list of findings takes. */
public final class FindingFilter {

    @QueryParam("programme")
    @Nullable
    String programme;

    @QueryParam("function")
    @Nullable
    ProgrammeFunction function;

    @QueryParam("agency")
    @Nullable
    String agency;

    @QueryParam("territory")
    @Nullable
    @Parameter(description = "Findings whose extent names this territory.")
    String territory;

    @QueryParam("severity")
    @Nullable
    Severity severity;

    @QueryParam("vertical")
    @Nullable
    Boolean vertical;

    @QueryParam("asOf")
    @Nullable
    @Parameter(description = "Findings that hold on this day.")
    LocalDate asOf;

    @QueryParam("period")
    @Nullable
    @Parameter(
            description = "Findings that hold on some day of this period, its end not included, such as"
                    + " 2026-01-01/2027-01-01.")
    String period;

    /** Adds the criteria that were given. */
    <T> Criteria<T> apply(Criteria<T> criteria) {
        criteria.contains("programmes", programme)
                .equal("function", function)
                .contains("agencies", agency)
                .contains("territories", territory)
                .equal("severity", severity)
                .equal("vertical", vertical);
        if (asOf != null) {
            holdsWithin(criteria, asOf, asOf);
        }
        if (period != null) {
            String[] ends = period.split("/", -1);
            LocalDate from = day(ends[0]);
            LocalDate to = ends.length == 2 ? day(ends[1]) : from;
            if (!to.isAfter(from)) {
                throw notAPeriod();
            }
            holdsWithin(criteria, from, to.minusDays(1));
        }
        return criteria;
    }

    private static LocalDate day(String text) {
        try {
            return KnownDays.read(text);
        } catch (DateTimeException noSuchDay) {
            throw notAPeriod();
        }
    }

    private static ProblemException notAPeriod() {
        return ProblemException.badRequest(new FieldError(
                "?period",
                "period has to be two days, the later one last, such as 2026-01-01/2027-01-01, each "
                        + KnownDays.DESCRIPTION + "."));
    }

    /** Both days are within; no day after them is needed, since the last one that the registry knows has none that sorts as a text. */
    private static void holdsWithin(Criteria<?> criteria, LocalDate first, LocalDate last) {
        criteria.add(
                "cast(sql('jsonb_path_exists(?, cast(? as jsonpath))', extent, :%s) as boolean)",
                "$[*] ? (@.validFrom <= \"" + last + "\" && (@.validTo == null || @.validTo > \"" + first + "\"))");
    }
}
