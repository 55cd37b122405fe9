package org.interagency.agency.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.interagency.agency.agency.AgencyRegister;
import org.interagency.agency.agency.AgencyRequest;
import org.interagency.agency.agency.Reorganisation;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.EventTypes;
import org.interagency.contracts.Topics;
import org.interagency.kit.copy.AgencyChangeTrial;
import org.interagency.kit.fact.References;
import org.interagency.kit.fact.Trial;
import org.interagency.kit.history.Cause;
import org.interagency.kit.outbox.Outbox;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.problem.FieldError;
import org.interagency.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the reorganisations. To register one is to carry it out: its agencies change in the same transaction, and its event has the other
 * services pass on what they keep.
 */
@ApplicationScoped
class AgencyChangeRegister {

    private static final String KIND = "agency-change";

    private final AgencyChangeRepository rows;
    private final AgencyRegister agencies;
    private final Outbox outbox;
    private final Cause cause;

    AgencyChangeRegister(AgencyChangeRepository rows, AgencyRegister agencies, Outbox outbox, Cause cause) {
        this.rows = rows;
        this.agencies = agencies;
        this.outbox = outbox;
        this.cause = cause;
    }

    /**
     * Registers a reorganisation and carries it out.
     *
     * @throws ProblemException 409 if there is one of this code; 422 if it cannot be carried out
     */
    @Transactional
    AgencyChangeFact create(AgencyChangeRequest request) {
        AgencyChangeFact change = request.fact();
        carryOut(request, change);
        return change;
    }

    /**
     * What agencies would be if some reorganisations were carried out, one after the other. Nothing is kept.
     *
     * @throws ProblemException 409 if there is one of the same code; 422 if one cannot be carried out
     */
    AgencyChangeTrial tryOut(AgencyChangeTrialRequest request) {
        return Trial.run(() -> carryOut(request.agencyChanges()), trial -> false);
    }

    private AgencyChangeTrial carryOut(List<AgencyChangeRequest> requests) {
        List<AgencyChangeFact> changes =
                requests.stream().map(AgencyChangeRequest::fact).toList();
        Set<String> concerned = new TreeSet<>();
        for (int i = 0; i < requests.size(); i++) {
            try {
                concerned.addAll(carryOut(requests.get(i), changes.get(i)));
            } catch (ProblemException refused) {
                throw refused.below("/agencyChanges/" + i);
            }
        }
        return new AgencyChangeTrial(
                changes, List.copyOf(agencies.find(concerned).values()));
    }

    private Set<String> carryOut(AgencyChangeRequest request, AgencyChangeFact change) {
        agencies.takeTurn();
        if (rows.findById(request.code()) != null) {
            throw ProblemException.conflict(
                    "The agency-change " + request.code()
                            + " stands already, and cannot be changed. Choose another code.",
                    List.of(FieldError.of("code", request.code() + " is taken.")));
        }
        cause.is(change);
        Set<String> concerned = agencies.carryOut(reorganisation(request));
        rows.persist(new AgencyChangeEntity(change));
        outbox.append(Topics.AGENCY_CHANGES, EventTypes.of(KIND, EventTypes.Change.REGISTERED), change);
        return concerned;
    }

    private Reorganisation reorganisation(AgencyChangeRequest request) {
        Map<String, AgencyFact> known =
                agencies.find(Stream.concat(request.from().stream(), request.successorCodes().stream())
                        .toList());
        checkThatTheyAreThere(request, known);
        References faults = new References();
        List<AgencyRequest> successors = new ArrayList<>();
        for (int i = 0; i < request.successors().size(); i++) {
            successors.add(successor(request, i, known, faults));
        }
        faults.complain();
        // An agency that goes on beside the one that takes something over does not become it.
        List<String> origins = request.type().endsAgencies() ? request.from() : List.of();
        return new Reorganisation(origins, successors, request.ending(), request.effectiveDate());
    }

    private static void checkThatTheyAreThere(AgencyChangeRequest request, Map<String, AgencyFact> known) {
        LocalDate eve = request.effectiveDate().minusDays(1);
        References faults = new References();
        for (int i = 0; i < request.from().size(); i++) {
            String code = request.from().get(i);
            String pointer = "/from/" + i;
            faults.require(pointer, "agency", code, known::containsKey)
                    .demand(
                            !known.containsKey(code) || known.get(code).isValidOn(eve),
                            pointer,
                            code + " is not there on " + eve
                                    + ", the day before. Correct /effectiveDate, or name another.");
        }
        faults.complain();
    }

    private AgencyRequest successor(
            AgencyChangeRequest request, int index, Map<String, AgencyFact> known, References faults) {
        SuccessorRequest asked = request.successors().get(index);
        String pointer = "/to/" + index;
        LocalDate day = request.effectiveDate();
        AgencyFact model = known.get(request.from().get(0)).on(day);
        Optional<AgencyFact> standing = Optional.ofNullable(known.get(asked.code()));
        AgencyRequest successor = standing.map(agency -> asked.like(
                        outsideOf(request.ending(), agency.on(day), day), agency.validFrom(), agency.validTo()))
                .orElseGet(() -> asked.like(model, day, null));
        faults.demand(
                        standing.isPresent() || asked.name() != null,
                        pointer + "/name",
                        "There is no agency " + asked.code() + " yet, so that it needs a name.")
                .demand(
                        standing.map(agency -> agency.isValidOn(day)).orElse(true),
                        pointer + "/code",
                        asked.code() + " is not there on " + day + ". Name another, or a new one.")
                .demand(
                        successor.kind().isOfTheState() || !model.kind().isOfTheState(),
                        pointer + "/kind",
                        "The State stays accountable: what a State body held cannot pass to one of kind "
                                + successor.kind().code() + ".");
        return successor;
    }

    /** An agency that lay within one that ends becomes a part of what that was a part of. */
    private AgencyFact outsideOf(List<String> ending, AgencyFact agency, LocalDate day) {
        String outside = agency.parent();
        String whole = agency.parent();
        Set<String> seen = new HashSet<>();
        while (whole != null && seen.add(whole)) {
            String above = agencies.find(Set.of(whole)).get(whole).on(day).parent();
            if (ending.contains(whole)) {
                outside = above;
            }
            whole = above;
        }
        return agency.withParent(outside);
    }

    /**
     * The reorganisation of this code.
     *
     * @throws ProblemException 404 if there is none
     */
    @Transactional
    AgencyChangeFact get(String code) {
        return rows.findByIdOptional(code)
                .map(AgencyChangeEntity::fact)
                .orElseThrow(() -> ProblemException.notFound(KIND, code));
    }

    @Transactional
    Page<AgencyChangeFact> list(
            Criteria<AgencyChangeFact> criteria, PageRequest page, @Nullable LocalDate effectiveBy) {
        return criteria.add("effectiveDate <= :%s", effectiveBy)
                .page(rows, page, AgencyChangeEntity::fact, AgencyChangeFact::key);
    }
}
