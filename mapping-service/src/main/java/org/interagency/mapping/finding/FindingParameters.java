package org.interagency.mapping.finding;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.contracts.KnownDays;
import org.interagency.contracts.vocabulary.FindingTiming;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Severity;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.interagency.mapping.finding.FindingFilter.HandlingFilter;
import org.jspecify.annotations.Nullable;

/** The query parameters of every list of findings. */
public final class FindingParameters {

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

    @QueryParam("timing")
    @Nullable
    @Parameter(
            description =
                    "Findings that are past, current or to come today. Without timing, asOf and period, findings that hold"
                            + " today or later.")
    FindingTiming timing;

    @QueryParam("asOf")
    @Nullable
    @Parameter(description = "Findings that hold on this day.")
    LocalDate asOf;

    @QueryParam("period")
    @Nullable
    @Parameter(
            description = "Findings that hold on at least one day of this period, such as"
                    + " 2026-01-01/2027-01-01. The end is not part of the period.")
    String period;

    @QueryParam("assignee")
    @Nullable
    @Parameter(description = "Findings that this unit or person deals with. For coordinators, auditors and admins.")
    String assignee;

    @QueryParam("overdue")
    @DefaultValue("false")
    @Parameter(
            description =
                    "Only findings that somebody was to deal with until a day that has passed, and that are neither coordinated, accepted nor"
                            + " resolved. For coordinators, auditors and admins.")
    boolean overdue;

    @QueryParam("reviewDue")
    @DefaultValue("false")
    @Parameter(
            description =
                    "Only findings that were accepted and have to be reviewed today or had to be before. For coordinators, auditors and admins.")
    boolean reviewDue;

    /**
     * The filter that the parameters describe.
     *
     * @throws RefusedException 400 if {@code period} is not a valid period
     */
    public FindingFilter filter() {
        LocalDate from = null;
        LocalDate to = null;
        if (period != null) {
            String[] ends = period.split("/", -1);
            from = day(ends[0]);
            to = ends.length == 2 ? day(ends[1]) : from;
            if (!to.isAfter(from)) {
                throw notAPeriod();
            }
        }
        return new FindingFilter(
                programme,
                function,
                agency,
                territory,
                severity,
                vertical,
                timing,
                asOf,
                from,
                to,
                new HandlingFilter(assignee, overdue, reviewDue));
    }

    private static LocalDate day(String text) {
        try {
            return KnownDays.read(text);
        } catch (DateTimeException noSuchDay) {
            throw notAPeriod();
        }
    }

    private static RefusedException notAPeriod() {
        return RefusedException.unreadable(new Violation(
                "?period",
                "period has to be two days, the later one last, such as 2026-01-01/2027-01-01, each "
                        + KnownDays.DESCRIPTION + "."));
    }
}
