package org.interagency.mapping.responsibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Role;
import org.interagency.detection.Extent;
import org.interagency.detection.TerritoryTree;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.csv.RowSink;
import org.interagency.kit.fact.Ancestry;
import org.interagency.kit.fact.Ledger;
import org.interagency.kit.fact.Outcome;
import org.interagency.kit.fact.Outcome.Stored;
import org.interagency.kit.fact.References;
import org.interagency.kit.request.Validity;
import org.interagency.mapping.detection.Detection;
import org.interagency.mapping.detection.Redetection;
import org.interagency.mapping.detection.Territories;
import org.interagency.mapping.finding.FindingChanges;
import org.jspecify.annotations.Nullable;

/**
 * Writes responsibilities that belong together, and brings the findings up to them at the end of each transaction. Serves
 * one request.
 */
final class ResponsibilityWriter implements RowSink<ResponsibilityRequest> {

    private final CopiedFacts copies;
    private final Territories territories;
    private final Detection detection;
    private final Redetection redetection;
    private final Ledger<ResponsibilityFact, ResponsibilityEntity> ledger;
    private final Map<String, ProgrammeFact> programmes = new HashMap<>();
    private final Map<String, Set<ProgrammeFunction>> touched = new TreeMap<>();

    ResponsibilityWriter(
            CopiedFacts copies,
            Territories territories,
            Detection detection,
            Redetection redetection,
            Ledger<ResponsibilityFact, ResponsibilityEntity> ledger) {
        this.copies = copies;
        this.territories = territories;
        this.detection = detection;
        this.redetection = redetection;
        this.ledger = ledger;
    }

    /** Also brings the findings about a programme up to what was fetched, so that the write itself does not seem to. */
    @Override
    public void prepare(List<ResponsibilityRequest> requests, boolean fresh) {
        Set<String> named = programmes(requests);
        copies.agencies().prepare(agencies(requests), fresh);
        territories.prepare(
                requests.stream()
                        .flatMap(request -> request.territories().stream())
                        .collect(Collectors.toSet()),
                fresh);
        List<ProgrammeFact> fetched = copies.programmes().prepare(named, fresh);
        territories.prepare(
                fetched.stream()
                        .flatMap(programme -> programme.territories().stream())
                        .collect(Collectors.toSet()),
                false);
        copies.agencies().prepare(fetched.stream().map(ProgrammeFact::owner).collect(Collectors.toSet()), false);
        redetection.detectStale(named);
    }

    @Override
    public List<Outcome<ResponsibilityFact>> store(List<ResponsibilityRequest> requests) {
        programmes.putAll(copies.programmes().lock(programmes(requests)));
        Map<String, AgencyFact> agencies = copies.agencies().find(agencies(requests));
        TerritoryTree tree = territories.tree();
        Map<String, ResponsibilityEntity> standing = ledger.lock(requests.stream()
                .flatMap(request -> Stream.of(request.id(), request.delegatedFrom()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        List<Outcome<ResponsibilityFact>> outcomes = new ArrayList<>();
        for (ResponsibilityRequest request : requests) {
            References faults = faults(request, agencies.get(request.agency()), tree, standing);
            if (faults.areFine()) {
                outcomes.add(put(request, standing));
            } else {
                outcomes.add(faults.refusal());
            }
        }
        return outcomes;
    }

    private Stored<ResponsibilityFact> put(ResponsibilityRequest request, Map<String, ResponsibilityEntity> standing) {
        Stored<ResponsibilityFact> stored = ledger.put(standing, request.id(), request::fact);
        touch(stored.fact());
        return stored;
    }

    /** Ends a responsibility; withdraws it if it would end before it begins. */
    Stored<ResponsibilityFact> retire(ResponsibilityFact known, LocalDate on) {
        programmes.putAll(copies.programmes().lock(Set.of(known.programme())));
        Stored<ResponsibilityFact> retired = ledger.retire(known.id(), (fact, version) -> ended(fact, on, version));
        touch(retired.fact());
        return retired;
    }

    private static ResponsibilityFact ended(ResponsibilityFact fact, LocalDate on, long version) {
        LocalDate end = on.isBefore(fact.validFrom()) ? fact.validFrom() : on;
        return new ResponsibilityFact(
                fact.id(),
                fact.programme(),
                fact.function(),
                fact.agency(),
                fact.role(),
                fact.territories(),
                fact.population(),
                fact.validFrom(),
                Validity.earlierEnd(fact.validTo(), end),
                fact.delegatedFrom(),
                fact.legalBasis(),
                version);
    }

    private void touch(ResponsibilityFact fact) {
        touched.computeIfAbsent(fact.programme(), code -> EnumSet.noneOf(ProgrammeFunction.class))
                .add(fact.function());
    }

    @Override
    public void settle() {
        detect();
    }

    /** Brings the findings up to what was written in this transaction. */
    FindingChanges detect() {
        FindingChanges changes = FindingChanges.NONE;
        for (Map.Entry<String, Set<ProgrammeFunction>> entry : touched.entrySet()) {
            changes = changes.and(detection.detect(programmes.get(entry.getKey()), entry.getValue()));
        }
        touched.clear();
        return changes;
    }

    private References faults(
            ResponsibilityRequest request,
            @Nullable AgencyFact agency,
            TerritoryTree tree,
            Map<String, ResponsibilityEntity> standing) {
        References faults = new References()
                .require("/programme", "programme", request.programme(), programmes::containsKey)
                .require("/agency", "agency", request.agency(), code -> agency != null)
                .requireAll("/territories", "territory", request.territories(), tree::contains)
                .require("/delegatedFrom", "responsibility", request.delegatedFrom(), standing::containsKey)
                .demand(
                        agency == null
                                || agency.validTo() == null
                                || agency.validTo().isAfter(request.validFrom()),
                        "/agency",
                        request.agency() + " has ceased before the responsibility begins on " + request.validFrom()
                                + ". Name the agency that took over.");
        if (faults.areFine()) {
            ResponsibilityEntity before = standing.get(request.id());
            faults.demand(
                    before == null
                            || before.programme.equals(request.programme())
                                    && before.function.equals(request.function().code()),
                    "/programme",
                    "This responsibility is for another programme or function. End it, and register a new one.");
            demandPlaceInProgramme(faults, request, tree);
            if (request.delegatedFrom() != null) {
                demandDelegation(
                        faults, request, standing.get(request.delegatedFrom()).fact(), tree, standing);
            }
        }
        return faults;
    }

    private void demandPlaceInProgramme(References faults, ResponsibilityRequest request, TerritoryTree tree) {
        ProgrammeFact programme = programmes.get(request.programme());
        if (extent(request.fact(0), tree).intersects(Territories.extent(tree, programme), tree)) {
            return;
        }
        boolean never =
                Validity.areApart(request.validFrom(), request.validTo(), programme.validFrom(), programme.validTo());
        faults.demand(
                false,
                never ? "/validFrom" : "/territories",
                "The responsibility lies wholly outside " + programme.code() + ", which covers "
                        + abbreviated(programme.territories()) + " from " + programme.validFrom()
                        + (programme.validTo() == null ? "" : " until " + programme.validTo()) + " for "
                        + programme.population() + ". Make them meet.");
    }

    private static String abbreviated(Set<String> codes) {
        return codes.size() <= 5
                ? String.join(", ", codes)
                : codes.stream().limit(5).collect(Collectors.joining(", ")) + " and " + (codes.size() - 5) + " more";
    }

    private void demandDelegation(
            References faults,
            ResponsibilityRequest request,
            ResponsibilityFact from,
            TerritoryTree tree,
            Map<String, ResponsibilityEntity> standing) {
        boolean sameTask = from.programme().equals(request.programme())
                && from.function() == request.function()
                && from.role() == Role.ACCOUNTABLE;
        faults.demand(
                        sameTask,
                        "/delegatedFrom",
                        from.id() + " is no accountability for "
                                + request.function().code() + " of " + request.programme()
                                + ", so that this cannot take its place.")
                .demand(
                        !from.agency().equals(request.agency()),
                        "/delegatedFrom",
                        "An agency cannot delegate to itself.")
                .demand(
                        !isWithdrawn(from) && extent(request.fact(0), tree).liesWithin(extent(from, tree), tree),
                        "/delegatedFrom",
                        "Only what " + from.id()
                                + " covers can be delegated from it: make territories, period and population lie within.")
                .demand(
                        !Ancestry.wouldCircle(request.id(), request.delegatedFrom(), id -> delegatedFrom(id, standing)),
                        "/delegatedFrom",
                        "The responsibility would be delegated from itself, step by step.");
    }

    private @Nullable String delegatedFrom(@Nullable String id, Map<String, ResponsibilityEntity> standing) {
        ResponsibilityEntity row = standing.get(id);
        return row != null
                ? row.delegatedFrom
                : ledger.find(id).map(ResponsibilityFact::delegatedFrom).orElse(null);
    }

    private static boolean isWithdrawn(ResponsibilityFact fact) {
        return fact.validFrom().equals(fact.validTo());
    }

    private static Extent extent(ResponsibilityFact fact, TerritoryTree tree) {
        return Territories.extent(tree, fact.territories(), fact.population(), fact.validFrom(), fact.validTo());
    }

    private static Set<String> programmes(List<ResponsibilityRequest> requests) {
        return requests.stream().map(ResponsibilityRequest::programme).collect(Collectors.toSet());
    }

    private static Set<String> agencies(List<ResponsibilityRequest> requests) {
        return requests.stream().map(ResponsibilityRequest::agency).collect(Collectors.toSet());
    }
}
