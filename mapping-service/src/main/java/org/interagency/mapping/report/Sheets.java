package org.interagency.mapping.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.detection.geometry.AgeRange;
import org.interagency.detection.geometry.Extent;
import org.interagency.detection.geometry.Period;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.detection.rule.Holders;
import org.interagency.kit.access.Caller;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.rule.RefusedException;
import org.interagency.mapping.detection.Detection;
import org.interagency.mapping.detection.Territories;
import org.interagency.mapping.finding.Boxes;
import org.interagency.mapping.finding.FindingCounts;
import org.interagency.mapping.finding.FindingDimension;
import org.interagency.mapping.finding.FindingFilter;
import org.interagency.mapping.finding.Findings;
import org.interagency.mapping.finding.SqlCondition;
import org.interagency.mapping.proposal.GapProposals;
import org.interagency.mapping.report.AgencyMandate.MandateLinks;
import org.interagency.mapping.report.ProgrammeSheet.SheetFunction;
import org.interagency.mapping.report.ProgrammeSheet.SheetHolder;
import org.interagency.mapping.report.ProgrammeSheet.SheetLinks;
import org.interagency.mapping.responsibility.ResponsibilityService;

/** Puts together what the registry knows about one agency or one programme on a day. */
@ApplicationScoped
class Sheets {

    private static final String API = "/api/v1/";
    private static final int MOST_NAMED = 100;
    private static final PageRequest FIRST = new PageRequest(MOST_NAMED, null, null, Locale.ENGLISH);
    private static final PageRequest MOST_FIRST = new PageRequest(PageRequest.MOST, null, "-findings", Locale.ENGLISH);

    private static final Set<FindingStatus> UNRESOLVED = Arrays.stream(FindingStatus.values())
            .filter(status -> status != FindingStatus.RESOLVED)
            .collect(Collectors.toUnmodifiableSet());

    private final CopiedFacts copies;
    private final Territories territories;
    private final Detection detection;
    private final ResponsibilityService responsibilities;
    private final FindingCounts counts;
    private final GapProposals proposals;
    private final Caller caller;

    Sheets(
            CopiedFacts copies,
            Territories territories,
            Detection detection,
            ResponsibilityService responsibilities,
            FindingCounts counts,
            GapProposals proposals,
            Caller caller) {
        this.copies = copies;
        this.territories = territories;
        this.detection = detection;
        this.responsibilities = responsibilities;
        this.counts = counts;
        this.proposals = proposals;
        this.caller = caller;
    }

    /**
     * The mandate of an agency on a day.
     *
     * @throws RefusedException 404 if the agency does not exist
     */
    @Transactional
    AgencyMandate mandate(String code, LocalDate day) {
        AgencyFact agency = copies.agencies().find(code).orElseThrow(() -> RefusedException.notFound("agency", code));
        FindingFilter filter = FindingFilter.NONE
                .withAgencies(List.of(code))
                .withStatuses(Findings.UNSETTLED)
                .withAsOf(day);
        GroupLinks links = links("agency", code, Findings.UNSETTLED, day);
        String days = "&asOf=" + day + "&validOn=" + day;
        return new AgencyMandate(
                day,
                code,
                agency.on(day).name(),
                responsibilities.list(held(day).equal("agency", code), FIRST, day),
                ofClass(agency.on(day), day),
                responsibilities.list(ResponsibilityService.delegatedBy(code, day, held(day)), FIRST, day),
                groups(filter, List.of(FindingDimension.TYPE), links),
                groups(filter, List.of(FindingDimension.AGENCY, FindingDimension.TYPE), links).stream()
                        .filter(group -> !code.equals(group.group().get(FindingDimension.AGENCY.code())))
                        .toList(),
                new MandateLinks(
                        API + "responsibilities?agency=" + code + days,
                        API + "responsibilities?delegatedBy=" + code + days,
                        links.all(),
                        links.all() + "&groupBy=agency,type&sort=-findings"));
    }

    /** The responsibilities that hold on a day. */
    private static Criteria<ResponsibilityFact> held(LocalDate day) {
        return Criteria.<ResponsibilityFact>by("id").validOn(day);
    }

    /** Those that the class of an agency holds where it serves: by its kind and the level of its territory. */
    private List<ResponsibilityFact> ofClass(AgencyFact agency, LocalDate day) {
        TerritoryTree tree = territories.tree();
        if (!tree.contains(agency.territory()) || !agency.isValidOn(day)) {
            return List.of();
        }
        SqlCondition meetsIts = SqlCondition.namesAny("territories", tree.meeting(agency.territory()));
        Criteria<ResponsibilityFact> criteria = held(day)
                .equal("agencyKind", agency.kind().code())
                .equal("agencyLevel", tree.territory(agency.territory()).levelOn(day))
                .sql(meetsIts.sql(), meetsIts.values());
        return responsibilities.list(criteria, FIRST, day).items();
    }

    private static GroupLinks links(String parameter, String code, Set<FindingStatus> statuses, LocalDate day) {
        return new GroupLinks(
                API + "findings",
                Map.of(
                        parameter,
                        List.of(code),
                        "status",
                        Coded.codes(statuses).stream().sorted().toList(),
                        "asOf",
                        List.of(day.toString())));
    }

    private List<FindingGroup> groups(FindingFilter filter, List<FindingDimension> by, GroupLinks links) {
        Grouping grouping = new Grouping(by, links);
        return counts.page(filter, by, MOST_FIRST).items().stream()
                .map(counted -> FindingGroup.of(counted, grouping, filter.asksForDays()))
                .toList();
    }

    /**
     * The sheet of a programme on a day.
     *
     * @throws RefusedException 404 if the programme does not exist
     */
    @Transactional
    ProgrammeSheet sheet(String code, LocalDate day) {
        ProgrammeFact programme =
                copies.programmes().find(code).orElseThrow(() -> RefusedException.notFound("programme", code));
        ProgrammeFact state = programme.on(day);
        GroupLinks links = links("programme", code, UNRESOLVED, day);
        String asOf = "&asOf=" + day;
        return new ProgrammeSheet(
                day,
                state,
                functions(programme, state, day),
                groups(
                        FindingFilter.NONE
                                .withProgrammes(List.of(code))
                                .withStatuses(UNRESOLVED)
                                .withAsOf(day),
                        List.of(FindingDimension.TYPE, FindingDimension.STATUS),
                        links),
                caller.readsProposals() ? proposals.openFor(code) : null,
                new SheetLinks(
                        API + "responsibilities?programme=" + code + asOf + "&validOn=" + day,
                        API + "reports/gaps?programme=" + code + asOf,
                        links.all()));
    }

    private List<SheetFunction> functions(ProgrammeFact programme, ProgrammeFact state, LocalDate day) {
        TerritoryTree tree = territories.tree();
        Extent everywhere = new Extent(
                state.territories().stream().filter(tree::contains).collect(Collectors.toSet()),
                Period.of(day),
                AgeRange.EVERY,
                Set.of());
        List<SheetFunction> functions = new ArrayList<>();
        detection
                .answerable(programme, List.of(ProgrammeFunction.values()), everywhere)
                .forEach((function, answerable) -> {
                    boolean isRequired = programme.isValidOn(day)
                            && state.requiredFunctions().contains(function);
                    Holders holders = answerable.accountable();
                    if (isRequired || !holders.holders().isEmpty()) {
                        functions.add(function(function, isRequired, holders));
                    }
                });
        return functions;
    }

    private static SheetFunction function(ProgrammeFunction function, boolean isRequired, Holders holders) {
        return new SheetFunction(
                function,
                isRequired,
                holders.holders().stream()
                        .map(holder -> holder.accountability().agency())
                        .distinct()
                        .count(),
                holders.holders().stream()
                        .limit(MOST_NAMED)
                        .map(holder -> new SheetHolder(
                                holder.accountability().agency(),
                                holder.accountability().responsibility(),
                                Boxes.of(holder.extent())))
                        .toList(),
                isRequired ? Boxes.of(holders.nobody()) : List.of());
    }
}
