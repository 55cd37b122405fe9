package org.interagency.mapping.finding;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.contracts.KnownDays;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.contracts.vocabulary.FindingTiming;
import org.interagency.contracts.vocabulary.FindingType;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Severity;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.interagency.mapping.finding.FindingFilter.HandlingFilter;
import org.jspecify.annotations.Nullable;

/** The query parameters of every list of findings. */
public final class FindingParameters {

    @QueryParam("type")
    @Nullable
    @Parameter(description = "Findings of this type. A report has those of its own type alone.")
    FindingType type;

    @QueryParam("status")
    @Parameter(
            description =
                    "Findings of one of these statuses, each in a parameter of its own. If it is left out, /findings"
                            + " lists all, and a report those with which something is left to do.")
    List<FindingStatus> statuses;

    @QueryParam("programme")
    @Parameter(description = "Findings that name this programme. Given several times, each has to be met.")
    List<String> programmes;

    @QueryParam("function")
    @Nullable
    ProgrammeFunction function;

    @QueryParam("contingency")
    @Parameter(
            description =
                    "Findings about this contingency. Those about a programme count for each contingency that the programme addresses. Given several times, each has to be met.")
    List<String> contingencies;

    @QueryParam("right")
    @Parameter(
            description =
                    "Findings that name a programme which realises this right. Given several times, each has to be met.")
    List<String> rights;

    @QueryParam("agency")
    @Parameter(description = "Findings that name this agency. Given several times, each has to be met.")
    List<String> agencies;

    @QueryParam("withinAgency")
    @Parameter(
            description =
                    "Findings that name this agency or one that is part of it today. Given several times, each has to be met.")
    List<String> withinAgencies;

    @QueryParam("level")
    @Parameter(
            description =
                    "Findings whose extent names a territory of this government level. Given several times, each has to be met.")
    List<String> levels;

    @QueryParam("territory")
    @Parameter(description = "Findings whose extent names this territory. Given several times, each has to be met.")
    List<String> territories;

    @QueryParam("withinTerritory")
    @Parameter(
            description =
                    "Findings whose extent names this territory or one below it. Given several times, each has to be met.")
    List<String> withinTerritories;

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

    @QueryParam("without")
    @Parameter(
            description =
                    "Findings that have no value for this, such as assignee or right. Given several times, each has to be met.")
    List<FindingDimension> without;

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
                type,
                Set.copyOf(statuses),
                distinct(programmes),
                function,
                distinct(contingencies),
                distinct(rights),
                distinct(agencies),
                distinct(withinAgencies),
                distinct(levels),
                distinct(territories),
                distinct(withinTerritories),
                severity,
                vertical,
                timing,
                asOf,
                from,
                to,
                Set.copyOf(without),
                new HandlingFilter(assignee, overdue, reviewDue));
    }

    private static List<String> distinct(List<String> codes) {
        return codes.stream().distinct().toList();
    }

    /**
     * The filter of a report about one type. Findings with which nothing is left to do are left out, unless a status is asked for.
     *
     * @throws RefusedException 400 if {@code period} is not a valid period, or if another type is asked for
     */
    public FindingFilter filterOf(FindingType reported) {
        FindingFilter filter = filter();
        if (type != null && type != reported) {
            throw RefusedException.unreadable(new Violation(
                    "?type",
                    "This report is about " + reported.code()
                            + " alone. Leave type out, or list findings of all types."));
        }
        return filter.with(narrowed -> {
            narrowed.type(reported);
            if (statuses.isEmpty()) {
                narrowed.statuses(Findings.UNSETTLED);
            }
        });
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
