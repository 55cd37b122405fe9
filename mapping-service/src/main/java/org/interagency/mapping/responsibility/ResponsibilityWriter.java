package org.interagency.mapping.responsibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Role;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.detection.Extent;
import org.interagency.detection.TerritoryTree;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.copy.Reorganisations;
import org.interagency.kit.copy.Reorganisations.KnownHolders;
import org.interagency.kit.csv.RowSink;
import org.interagency.kit.fact.Ancestry;
import org.interagency.kit.fact.Ancestry.Link;
import org.interagency.kit.fact.Ledger;
import org.interagency.kit.fact.Outcome;
import org.interagency.kit.fact.Outcome.Stored;
import org.interagency.kit.fact.Preconditions;
import org.interagency.kit.fact.References;
import org.interagency.kit.fact.Timeline;
import org.interagency.kit.fact.WriteTerms;
import org.interagency.kit.request.PopulationRequest;
import org.interagency.kit.request.Validity;
import org.interagency.mapping.detection.Detection;
import org.interagency.mapping.detection.KnownWords;
import org.interagency.mapping.detection.Redetection;
import org.interagency.mapping.detection.Territories;
import org.interagency.mapping.finding.FindingChanges;

/**
 * Writes responsibilities that belong together, and brings the findings up to them at the end of each transaction. Serves
 * one request.
 */
final class ResponsibilityWriter implements RowSink<ResponsibilityRequest> {

    private final CopiedFacts copies;
    private final Reorganisations reorganisations;
    private final KnownWords words;
    private final Territories territories;
    private final Detection detection;
    private final Redetection redetection;
    private final Ledger<ResponsibilityFact, ResponsibilityEntity> ledger;
    private final Map<String, ProgrammeFact> programmes = new HashMap<>();
    private final Map<String, Set<ProgrammeFunction>> touched = new TreeMap<>();

    ResponsibilityWriter(
            CopiedFacts copies,
            Reorganisations reorganisations,
            KnownWords words,
            Territories territories,
            Detection detection,
            Redetection redetection,
            Ledger<ResponsibilityFact, ResponsibilityEntity> ledger) {
        this.copies = copies;
        this.reorganisations = reorganisations;
        this.words = words;
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
        copies.vocabularyEntries().prepare(groups(requests), fresh);
        List<ProgrammeFact> fetched = copies.programmes().prepare(named, fresh);
        territories.prepare(
                fetched.stream()
                        .flatMap(programme -> programme.territories().stream())
                        .collect(Collectors.toSet()),
                false);
        copies.agencies().prepare(fetched.stream().map(ProgrammeFact::owner).collect(Collectors.toSet()), false);
        redetection.detectStale(named);
    }

    /**
     * Responsibilities are locked before programmes, and whoever detects a programme has locked it: so what one transaction writes is seen by
     * the detection of the next.
     */
    @Override
    public void lock(List<ResponsibilityRequest> requests) {
        reorganisations.hold();
        ledger.hold(ids(requests));
        lockProgrammes(programmes(requests));
    }

    /** Of what is written and of what that is delegated from. */
    private static Set<String> ids(List<ResponsibilityRequest> requests) {
        return identified(requests).stream()
                .flatMap(request -> Stream.of(request.id(), request.delegatedFrom()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static List<ResponsibilityRequest> identified(List<ResponsibilityRequest> requests) {
        return requests.stream().map(ResponsibilityRequest::identified).toList();
    }

    private void lockProgrammes(Set<String> codes) {
        programmes.putAll(copies.programmes().lock(codes));
    }

    @Override
    public List<Outcome<ResponsibilityFact>> store(List<ResponsibilityRequest> requests, WriteTerms terms) {
        KnownHolders holders = reorganisations.holders(agencies(requests));
        Map<String, Timeline<ResponsibilityFact, ResponsibilityEntity>> standing = ledger.lock(ids(requests));
        lockProgrammes(programmes(requests));
        Set<String> entries = words.entries().keySet();
        TerritoryTree tree = territories.tree();
        List<Outcome<ResponsibilityFact>> outcomes = new ArrayList<>();
        for (ResponsibilityRequest request : identified(requests)) {
            References faults = faults(request, terms, holders, entries, tree, standing);
            if (faults.areFine()) {
                outcomes.add(put(request, terms, holders, standing));
            } else {
                outcomes.add(faults.refusal());
            }
        }
        return outcomes;
    }

    private Outcome<ResponsibilityFact> put(
            ResponsibilityRequest request,
            WriteTerms terms,
            KnownHolders holders,
            Map<String, Timeline<ResponsibilityFact, ResponsibilityEntity>> standing) {
        Outcome<ResponsibilityFact> outcome = reorganisations.passOn(
                ledger,
                holders,
                standing.get(request.id()),
                ledger.put(standing, request.fact(), terms),
                ResponsibilityFact::agency,
                ResponsibilityWriter::passedOn);
        if (outcome instanceof Stored<ResponsibilityFact> stored) {
            touch(stored.fact());
        }
        return outcome;
    }

    private static ResponsibilityFact passedOn(AgencyChangeFact change, ResponsibilityFact responsibility) {
        return responsibility.withAgency(change.holderAfter(
                responsibility.agency(), responsibility.programme(), responsibility.function(), responsibility.id()));
    }

    /** Ends a responsibility; withdraws it if it would end before it begins. */
    Stored<ResponsibilityFact> retire(String id, LocalDate on, Preconditions preconditions) {
        Stored<ResponsibilityFact> retired = ledger.retire(id, fact -> ended(fact, on), preconditions);
        lockProgrammes(Set.of(retired.fact().programme()));
        touch(retired.fact());
        return retired;
    }

    /**
     * Has responsibilities pass to other agencies, as a reorganisation demands.
     *
     * @param ids of the responsibilities that may pass
     */
    void passOn(AgencyChangeFact change, List<String> ids) {
        Map<String, Timeline<ResponsibilityFact, ResponsibilityEntity>> held = ledger.lock(ids);
        lockProgrammes(held.values().stream()
                .flatMap(timeline -> timeline.newest().stream())
                .map(ResponsibilityFact::programme)
                .collect(Collectors.toSet()));
        reorganisations
                .carryOut(change, ledger, held, ResponsibilityFact::agency, ResponsibilityWriter::passedOn)
                .forEach(passed -> touch(passed.fact()));
        detect();
    }

    private static ResponsibilityFact ended(ResponsibilityFact fact, LocalDate on) {
        LocalDate end = on.isBefore(fact.validFrom()) ? fact.validFrom() : on;
        return fact.endingBy(end);
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
            WriteTerms terms,
            KnownHolders holders,
            Set<String> entries,
            TerritoryTree tree,
            Map<String, Timeline<ResponsibilityFact, ResponsibilityEntity>> standing) {
        AgencyFact agency = holders.agencies().get(request.agency());
        LocalDate begins = standing.get(request.id()).begins(request.validFrom(), terms);
        ResponsibilityFact asked =
                request.fact().with(0, standing.get(request.id()).since(terms), null, List.of());
        References faults = new References()
                .require("/programme", "programme", request.programme(), programmes::containsKey)
                .require("/agency", "agency", request.agency(), code -> agency != null)
                .requireAll("/territories", "territory", request.territories(), tree::contains)
                .requireEntries(
                        "/population/groups",
                        Vocabulary.POPULATION_GROUPS,
                        asked.population().groups(),
                        entries)
                .require("/delegatedFrom", "responsibility", request.delegatedFrom(), id -> standing.get(id)
                        .newest()
                        .isPresent())
                .demand(
                        !holders.haveCeased(request.agency(), begins),
                        "/agency",
                        request.agency() + " has ceased before it would hold the responsibility from " + begins
                                + " on. Name the agency that took over.");
        if (faults.areFine()) {
            faults.demand(
                    request.role() != Role.ACCOUNTABLE || agency.kind().isOfTheState(),
                    "/role",
                    request.agency()
                            + " is not of the State, which stays the one to answer for what people have a right to. It can be"
                            + " responsible, consulted or informed; name a State body as the accountable one beside it.");
            faults.demand(
                    standing.get(request.id())
                            .newest()
                            .map(before -> before.programme().equals(request.programme())
                                    && before.function() == request.function())
                            .orElse(true),
                    "/programme",
                    "This responsibility is for another programme or function. End it, and register a new one.");
            demandPlaceInProgramme(faults, asked, tree);
            if (request.delegatedFrom() != null) {
                demandDelegation(faults, asked, tree, standing);
            }
        }
        return faults;
    }

    private void demandPlaceInProgramme(References faults, ResponsibilityFact asked, TerritoryTree tree) {
        ProgrammeFact programme = programmes.get(asked.programme());
        Collection<Extent> covered = Territories.extents(tree, programme).values();
        if (extents(List.of(asked), tree).stream().anyMatch(extent -> extent.intersects(covered, tree))) {
            return;
        }
        boolean never =
                Validity.areApart(asked.validFrom(), asked.validTo(), programme.validFrom(), programme.validTo());
        faults.demand(
                false,
                never ? "/validFrom" : "/territories",
                "The responsibility lies wholly outside " + programme.code() + ", which covers "
                        + abbreviated(programme.territories()) + " from " + programme.validFrom()
                        + (programme.validTo() == null ? "" : " until " + programme.validTo()) + " for "
                        + programme.population().inWords() + ". Make them meet.");
    }

    private static String abbreviated(Set<String> codes) {
        return codes.size() <= 5
                ? String.join(", ", codes)
                : codes.stream().limit(5).collect(Collectors.joining(", ")) + " and " + (codes.size() - 5) + " more";
    }

    private void demandDelegation(
            References faults,
            ResponsibilityFact asked,
            TerritoryTree tree,
            Map<String, Timeline<ResponsibilityFact, ResponsibilityEntity>> standing) {
        Timeline<ResponsibilityFact, ResponsibilityEntity> delegated = standing.get(asked.delegatedFrom());
        ResponsibilityFact from = delegated.newest().orElseThrow();
        Collection<Extent> delegable = extents(delegated.states(), tree);
        boolean sameTask = from.programme().equals(asked.programme())
                && from.function() == asked.function()
                && from.role() == Role.ACCOUNTABLE;
        faults.demand(
                        sameTask,
                        "/delegatedFrom",
                        from.id() + " is no accountability for "
                                + asked.function().code() + " of " + asked.programme()
                                + ", so that this cannot take its place.")
                .demand(!from.agency().equals(asked.agency()), "/delegatedFrom", "An agency cannot delegate to itself.")
                .demand(
                        extents(List.of(asked), tree).stream().allMatch(extent -> extent.liesWithin(delegable, tree)),
                        "/delegatedFrom",
                        "Only what " + from.id()
                                + " covers can be delegated from it: make territories, period and population lie within.")
                .demand(
                        !Ancestry.wouldCircle(
                                asked.id(),
                                new Link(asked.since(), null, asked.delegatedFrom()),
                                id -> delegations(id, standing)),
                        "/delegatedFrom",
                        "The responsibility would be delegated from itself, step by step.");
    }

    private List<Link> delegations(
            String id, Map<String, Timeline<ResponsibilityFact, ResponsibilityEntity>> standing) {
        List<ResponsibilityFact> states = standing.containsKey(id)
                ? standing.get(id).states()
                : ledger.find(id).map(ResponsibilityFact::states).orElse(List.of());
        return states.stream()
                .map(state -> new Link(state.since(), state.until(), state.delegatedFrom()))
                .toList();
    }

    private static Collection<Extent> extents(List<ResponsibilityFact> states, TerritoryTree tree) {
        return Territories.extents(tree, states, ResponsibilityFact::territories, ResponsibilityFact::population)
                .values();
    }

    private static Set<String> programmes(List<ResponsibilityRequest> requests) {
        return requests.stream().map(ResponsibilityRequest::programme).collect(Collectors.toSet());
    }

    private static Set<String> agencies(List<ResponsibilityRequest> requests) {
        return requests.stream().map(ResponsibilityRequest::agency).collect(Collectors.toSet());
    }

    /** The keys of the population groups among the entries of vocabularies. */
    private static Set<String> groups(List<ResponsibilityRequest> requests) {
        return requests.stream()
                .flatMap(request -> PopulationRequest.of(request.population()).groups().stream())
                .map(Vocabulary.POPULATION_GROUPS::keyOf)
                .collect(Collectors.toSet());
    }
}
