package org.interagency.agency.agency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.interagency.agency.level.GovernmentLevelRegister;
import org.interagency.agency.territory.TerritoryRegister;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.Topics;
import org.interagency.contracts.vocabulary.AgencyChangeType;
import org.interagency.kit.fact.Ancestry.Link;
import org.interagency.kit.fact.Ledger;
import org.interagency.kit.fact.Outcome;
import org.interagency.kit.fact.Outcome.Refused;
import org.interagency.kit.fact.Outcome.Stored;
import org.interagency.kit.fact.Preconditions;
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
        return put(request, WriteTerms.creation());
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
        takeTurn();
        Set<String> codes = requests.stream().map(AgencyRequest::code).collect(Collectors.toSet());
        Map<String, Timeline<AgencyFact, AgencyEntity>> standing = ledger.lock(codes);
        Known known = known(requests, codes);
        List<Outcome<AgencyFact>> outcomes = new ArrayList<>();
        for (AgencyRequest request : requests) {
            Timeline<AgencyFact, AgencyEntity> timeline = standing.get(request.code());
            List<Link> parents = known.hierarchy()
                    .parentsOf(request.code(), request.parent(), timeline.since(terms), request.validTo());
            References faults = faults(request, known, parents, begins(request, timeline, terms));
            outcomes.add(
                    faults.areFine()
                            ? put(linked(request.fact(), timeline, predecessors), standing, terms, parents)
                            : faults.refusal());
            known.hierarchy().record(request.code(), timeline);
        }
        return outcomes;
    }

    /** What is known of everything that some requests name. */
    private record Known(
            Set<String> unknownLevels,
            Set<String> unknownTerritories,
            AgencyHierarchy hierarchy,
            Map<String, LocalDate> ends) {}

    private Known known(List<AgencyRequest> requests, Set<String> codes) {
        Set<String> parents = requests.stream()
                .map(AgencyRequest::parent)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new Known(
                levels.unknown(requests.stream().map(AgencyRequest::level).collect(Collectors.toSet())),
                territories.unknown(
                        requests.stream().map(AgencyRequest::territory).collect(Collectors.toSet())),
                new AgencyHierarchy(rows.getEntityManager(), ledger, parents),
                endsByReorganisation(codes));
    }

    private static References faults(
            AgencyRequest request, Known known, List<Link> parents, @Nullable LocalDate begins) {
        @Nullable LocalDate end = known.ends().get(request.code());
        return new References()
                .require("/level", "government level", request.level(), code -> !known.unknownLevels()
                        .contains(code))
                .require("/territory", "territory", request.territory(), code -> !known.unknownTerritories()
                        .contains(code))
                .require("/parent", "agency", request.parent(), known.hierarchy()::contains)
                .demand(
                        !known.hierarchy().wouldCircle(request.code(), parents),
                        "/parent",
                        "The agency would be part of itself: " + request.parent() + " is " + request.code()
                                + " or, on some day, a part of it. Choose a parent outside.")
                .demand(
                        !known.hierarchy().hasCeased(request.parent(), begins),
                        "/parent",
                        request.parent()
                                + " has ceased before the agency would be a part of it. Name the agency that took over.")
                .demand(
                        end == null
                                || request.validTo() != null
                                        && !request.validTo().isAfter(end),
                        "/validTo",
                        request.code() + " ends on " + end + " by a reorganisation. Give that day, or an earlier one.");
    }

    /** Writes an agency; once its parent has ended, it becomes a part of what came out of that. */
    private Outcome<AgencyFact> put(
            AgencyFact agency,
            Map<String, Timeline<AgencyFact, AgencyEntity>> standing,
            WriteTerms terms,
            List<Link> parents) {
        Outcome<AgencyFact> outcome = ledger.put(standing, agency, terms);
        if (!(outcome instanceof Stored<AgencyFact> stored)) {
            return outcome;
        }
        return new Stored<>(passOn(standing.get(agency.code()), parents).orElse(stored.fact()), stored.change());
    }

    /**
     * Has an agency become a part of one after the other.
     *
     * @return the agency as it is then; empty if it stays what it is
     */
    private Optional<AgencyFact> passOn(Timeline<AgencyFact, AgencyEntity> part, List<Link> parents) {
        Optional<AgencyFact> passed = Optional.empty();
        for (int i = 1; i < parents.size(); i++) {
            String before = parents.get(i - 1).parent();
            Link after = parents.get(i);
            for (Stored<AgencyFact> changed : ledger.changeFrom(
                    after.since(),
                    List.of(part),
                    agency -> Objects.equals(agency.parent(), before) ? agency.withParent(after.parent()) : agency)) {
                passed = Optional.of(changed.fact());
            }
        }
        return passed;
    }

    private static @Nullable LocalDate begins(
            AgencyRequest request, Timeline<AgencyFact, AgencyEntity> standing, WriteTerms terms) {
        return request.validFrom() == null ? standing.since(terms) : standing.begins(request.validFrom(), terms);
    }

    /** The day on which a reorganisation ends each of the agencies; agencies that none ends are left out. */
    private Map<String, LocalDate> endsByReorganisation(Set<String> codes) {
        return rows
                .getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        """
                        SELECT agency, min(effective_date) AS ends FROM agency_change, unnest(from_agencies) AS agency
                        WHERE from_agencies && CAST(:codes AS varchar[]) AND type <> :transfer AND NOT agency = ANY (to_agencies)
                        GROUP BY agency""",
                        Tuple.class)
                .addScalar("agency", String.class)
                .addScalar("ends", LocalDate.class)
                .setParameter("codes", codes.toArray(String[]::new))
                .setParameter("transfer", AgencyChangeType.TRANSFER.code())
                .list()
                .stream()
                .collect(Collectors.toMap(row -> row.get(0, String.class), row -> row.get(1, LocalDate.class)));
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

    /**
     * Waits until nobody else changes agencies, and keeps others waiting until the transaction ends: two transactions that change parents at
     * once could close a cycle that neither closes alone.
     */
    public void takeTurn() {
        territories.keepUnchanged();
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
                    agency -> ledger.ended(agency, reorganisation.effectiveDate())
                            .linked(agency.predecessors(), joined(agency.successors(), successors, agency)),
                    WriteTerms.none());
        }
        Set<String> concerned = new TreeSet<>(successors);
        concerned.addAll(reorganisation.from());
        if (successors.size() == 1) {
            concerned.addAll(passPartsOn(reorganisation, successors.get(0)));
        }
        rows.flush();
        if (new AgencyHierarchy(rows.getEntityManager(), ledger, concerned).hasCircle(concerned)) {
            throw ProblemException.unprocessable(List.of(new FieldError(
                    "/to",
                    "On some day an agency would be part of itself: one that takes over is a part of another that would become a part"
                            + " of it. Give it another parent first.")));
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
        Map<String, Timeline<AgencyFact, AgencyEntity>> standing = ledger.lock(parts);
        ledger.changeFrom(
                reorganisation.effectiveDate(),
                standing.values(),
                part -> reorganisation.ending().contains(part.parent()) ? part.withParent(successor) : part);
        AgencyHierarchy hierarchy = new AgencyHierarchy(rows.getEntityManager(), ledger, Set.of(successor));
        standing.forEach((code, part) -> passOn(
                part,
                hierarchy.parentsOf(
                        code,
                        successor,
                        reorganisation.effectiveDate(),
                        part.newest().orElseThrow().validTo())));
        return parts;
    }

    @Transactional
    Stored<AgencyFact> retire(String code, LocalDate on, Preconditions preconditions) {
        takeTurn();
        return ledger.retire(code, on, preconditions);
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
