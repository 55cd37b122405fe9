package org.interagency.agency.agency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.agency.level.GovernmentLevelRegister;
import org.interagency.agency.territory.TerritoryRegister;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.Topics;
import org.interagency.kit.fact.Ancestry;
import org.interagency.kit.fact.Ledger;
import org.interagency.kit.fact.Outcome;
import org.interagency.kit.fact.Outcome.Refused;
import org.interagency.kit.fact.Outcome.Stored;
import org.interagency.kit.fact.References;
import org.interagency.kit.fact.Timeline;
import org.interagency.kit.fact.Turn;
import org.interagency.kit.fact.WriteTerms;
import org.interagency.kit.history.History;
import org.interagency.kit.history.History.Version;
import org.interagency.kit.outbox.Outbox;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.problem.FieldError;
import org.interagency.kit.problem.ProblemException;
import org.interagency.kit.request.Retirement;
import org.jspecify.annotations.Nullable;

/** Keeps the agencies. */
@ApplicationScoped
public class AgencyRegister {

    private final AgencyRepository rows;
    private final GovernmentLevelRegister levels;
    private final TerritoryRegister territories;
    private final Ledger<AgencyFact, AgencyEntity> ledger;

    AgencyRegister(
            AgencyRepository rows,
            GovernmentLevelRegister levels,
            TerritoryRegister territories,
            Outbox outbox,
            History history) {
        this.rows = rows;
        this.levels = levels;
        this.territories = territories;
        this.ledger = new Ledger<>(rows, AgencyEntity::new, outbox, history, Topics.AGENCIES, "agency", "code");
    }

    @Transactional
    Stored<AgencyFact> create(AgencyRequest request) {
        ledger.requireVacant(request.code());
        return put(request, WriteTerms.none());
    }

    @Transactional
    Stored<AgencyFact> put(AgencyRequest request, WriteTerms terms) {
        return putAll(List.of(request), terms).get(0).orThrow();
    }

    /** Writes what can be written, in order; an agency may name one before it in the list as its parent. */
    @Transactional(TxType.MANDATORY)
    List<Outcome<AgencyFact>> putAll(List<AgencyRequest> requests, WriteTerms terms) {
        return putAll(requests, terms, List.of());
    }

    private List<Outcome<AgencyFact>> putAll(
            List<AgencyRequest> requests, WriteTerms terms, List<String> predecessors) {
        // Two transactions that change parents at once could close a cycle that neither closes alone.
        takeTurn();
        Map<String, Timeline<AgencyFact, AgencyEntity>> standing =
                ledger.lock(requests.stream().map(AgencyRequest::code).toList());
        Set<String> unknownLevels =
                levels.unknown(requests.stream().map(AgencyRequest::level).collect(Collectors.toSet()));
        Set<String> unknownTerritories = territories.unknown(
                requests.stream().map(AgencyRequest::territory).collect(Collectors.toSet()));
        Set<String> named = requests.stream()
                .map(AgencyRequest::parent)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, @Nullable String> parents = Ancestry.above(rows.getEntityManager(), "agency", named);
        List<Outcome<AgencyFact>> outcomes = new ArrayList<>();
        for (AgencyRequest request : requests) {
            References references = new References()
                    .require("/level", "government level", request.level(), code -> !unknownLevels.contains(code))
                    .require("/territory", "territory", request.territory(), code -> !unknownTerritories.contains(code))
                    .require("/parent", "agency", request.parent(), parents::containsKey)
                    .demand(
                            !Ancestry.wouldCircle(request.code(), request.parent(), parents::get),
                            "/parent",
                            "The agency would be part of itself: " + request.parent() + " is " + request.code()
                                    + " or a part of it. Choose a parent outside.");
            if (references.areFine()) {
                outcomes.add(ledger.put(
                        standing, linked(request.fact(), standing.get(request.code()), predecessors), terms));
                parents.put(request.code(), request.parent());
            } else {
                outcomes.add(references.refusal());
            }
        }
        return outcomes;
    }

    /** What it came out of, and what came out of it, stays on record. */
    private static AgencyFact linked(
            AgencyFact asked, Timeline<AgencyFact, AgencyEntity> standing, List<String> predecessors) {
        AgencyFact before = standing.newest().orElse(asked);
        return asked.linked(joined(before.predecessors(), predecessors, asked), before.successors());
    }

    /** The agencies of these codes that there are, as they are today. Needs a transaction. */
    public Map<String, AgencyFact> find(Collection<String> codes) {
        return ledger.find(codes);
    }

    /** Waits until nobody else changes agencies, and keeps others waiting until the transaction ends. */
    public void takeTurn() {
        Turn.take(rows.getEntityManager(), "agency");
    }

    /**
     * Changes agencies as a reorganisation demands. Needs a transaction.
     *
     * @return the codes of all agencies that it is about
     * @throws ProblemException 422 if a successor cannot be as it is asked for
     */
    @Transactional(TxType.MANDATORY)
    public Set<String> carryOut(Reorganisation reorganisation) {
        putSuccessors(reorganisation);
        List<String> successors = reorganisation.successorCodes();
        List<String> goingOn = reorganisation.from().stream()
                .filter(code -> !reorganisation.ending().contains(code))
                .toList();
        ledger.changeFrom(
                reorganisation.effectiveDate(),
                ledger.lock(goingOn).values(),
                agency -> agency.linked(agency.predecessors(), joined(agency.successors(), successors, agency)));
        for (String ending : reorganisation.ending()) {
            ledger.retire(
                    ending,
                    agency -> ended(agency, reorganisation.effectiveDate())
                            .linked(agency.predecessors(), joined(agency.successors(), successors, agency)),
                    WriteTerms.none());
        }
        Set<String> concerned = new TreeSet<>(successors);
        concerned.addAll(reorganisation.from());
        if (successors.size() == 1) {
            concerned.addAll(passPartsOn(reorganisation, successors.get(0)));
        }
        return concerned;
    }

    private void putSuccessors(Reorganisation reorganisation) {
        WriteTerms terms = WriteTerms.since(reorganisation.effectiveDate());
        List<AgencyRequest> successors = reorganisation.successors();
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < successors.size(); i++) {
            if (putAll(List.of(successors.get(i)), terms, reorganisation.from()).get(0)
                    instanceof Refused<AgencyFact> refused) {
                String place = "/to/" + i;
                refused.problem().problem().errors().forEach(error -> errors.add(error.below(place)));
            }
        }
        if (!errors.isEmpty()) {
            throw ProblemException.unprocessable(errors);
        }
    }

    private static List<String> joined(List<String> before, List<String> more, AgencyFact agency) {
        return Stream.concat(before.stream(), more.stream())
                .filter(code -> !code.equals(agency.code()))
                .distinct()
                .sorted()
                .toList();
    }

    /** The parts of agencies that end become parts of the one that comes out of it. */
    private List<String> passPartsOn(Reorganisation reorganisation, String successor) {
        List<String> parts = rows
                .list(
                        "parent in ?1 and (until is null or until > ?2)",
                        reorganisation.ending(),
                        reorganisation.effectiveDate())
                .stream()
                .map(part -> part.code)
                .filter(code -> !code.equals(successor))
                .distinct()
                .toList();
        ledger.changeFrom(
                reorganisation.effectiveDate(),
                ledger.lock(parts).values(),
                part -> reorganisation.ending().contains(part.parent()) ? part.withParent(successor) : part);
        return parts;
    }

    @Transactional
    Stored<AgencyFact> retire(String code, LocalDate on, WriteTerms terms) {
        return ledger.retire(code, agency -> ended(agency, on), terms);
    }

    private static AgencyFact ended(AgencyFact agency, LocalDate on) {
        if (agency.validFrom() != null && !on.isAfter(agency.validFrom())) {
            throw Retirement.beforeTheStart(
                    "The agency began on " + agency.validFrom() + "; it can end on a later day only.");
        }
        return agency.endingBy(on);
    }

    @Transactional
    AgencyFact get(String code, @Nullable LocalDate asOf) {
        return ledger.get(code, asOf);
    }

    @Transactional
    Page<Version<AgencyFact>> history(String code) {
        return ledger.history(code);
    }

    @Transactional
    Page<AgencyFact> list(Criteria<AgencyFact> criteria, PageRequest page, @Nullable LocalDate asOf) {
        return ledger.page(criteria, page, asOf);
    }
}
