package org.interagency.agency.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.interagency.agency.agency.AgencyRequest;
import org.interagency.agency.agency.AgencyService;
import org.interagency.agency.agency.Reorganisation;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.EventTypes;
import org.interagency.contracts.Topics;
import org.interagency.kit.copy.AgencyChangeTrial;
import org.interagency.kit.fact.DryRunTransaction;
import org.interagency.kit.history.Cause;
import org.interagency.kit.outbox.AnnouncedFacts;
import org.interagency.kit.outbox.Announcement;
import org.interagency.kit.outbox.Outbox;
import org.interagency.kit.outbox.StoredSizes;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.interagency.kit.rule.Violations;
import org.jspecify.annotations.Nullable;

/**
 * Carries out and reads reorganisations. A reorganisation changes its agencies in the transaction that registers it; its event makes the other services
 * change the owners of programmes and the holders of responsibilities.
 */
@ApplicationScoped
class AgencyChangeService implements AnnouncedFacts {

    private static final String REGISTERED = EventTypes.of("agency-change", EventTypes.Change.REGISTERED);

    private final Session session;
    private final AgencyService agencies;
    private final Outbox outbox;
    private final Cause cause;

    AgencyChangeService(Session session, AgencyService agencies, Outbox outbox, Cause cause) {
        this.session = session;
        this.agencies = agencies;
        this.outbox = outbox;
        this.cause = cause;
    }

    @Override
    public String topic() {
        return Topics.AGENCY_CHANGES;
    }

    @Override
    public Map<String, Long> sizes(Collection<String> codes) {
        return StoredSizes.of(session, AgencyChangeEntity.class, "code", codes);
    }

    @Override
    public List<Announcement> newest(Collection<String> codes) {
        return session.findMultiple(AgencyChangeEntity.class, List.copyOf(codes)).stream()
                .filter(Objects::nonNull)
                .map(row -> new Announcement(REGISTERED, row.fact()))
                .toList();
    }

    /**
     * Registers a reorganisation and carries it out.
     *
     * @throws RefusedException if one of this code exists, or if it breaks a rule
     */
    @Transactional
    AgencyChangeFact create(AgencyChangeRequest request) {
        AgencyChangeFact change = request.fact();
        carryOut(request, change);
        return change;
    }

    /**
     * The agencies as they would be after some reorganisations, carried out in order. Nothing is stored.
     *
     * @throws RefusedException if one of the same code exists, or if one breaks a rule
     */
    AgencyChangeTrial tryOut(AgencyChangeTrialRequest request) {
        return DryRunTransaction.run(() -> carryOut(request.agencyChanges()), trial -> false);
    }

    private AgencyChangeTrial carryOut(List<AgencyChangeRequest> requests) {
        List<AgencyChangeFact> changes =
                requests.stream().map(AgencyChangeRequest::fact).toList();
        Set<String> concerned = new TreeSet<>();
        for (int i = 0; i < requests.size(); i++) {
            try {
                concerned.addAll(carryOut(requests.get(i), changes.get(i)));
            } catch (RefusedException refused) {
                throw refused.below("/agencyChanges/" + i);
            }
        }
        return new AgencyChangeTrial(
                changes, List.copyOf(agencies.find(concerned).values()));
    }

    private Set<String> carryOut(AgencyChangeRequest request, AgencyChangeFact change) {
        agencies.lockExclusively();
        if (session.find(AgencyChangeEntity.class, request.code()) != null) {
            throw RefusedException.conflict(
                    "The agency change " + request.code()
                            + " exists already and cannot be changed. Choose another code.",
                    List.of(Violation.of("code", request.code() + " is taken.")));
        }
        cause.is(change);
        Set<String> concerned = agencies.carryOut(reorganisation(request));
        session.persist(new AgencyChangeEntity(change));
        outbox.append(outbox.prepare(Topics.AGENCY_CHANGES, REGISTERED, change));
        return concerned;
    }

    private Reorganisation reorganisation(AgencyChangeRequest request) {
        Map<String, AgencyFact> known =
                agencies.find(Stream.concat(request.from().stream(), request.successorCodes().stream())
                        .toList());
        new Violations().addAll(AgencyChangeRules.originsExist(request, known)).complain();
        Violations violations = new Violations();
        List<AgencyRequest> successors = new ArrayList<>();
        for (int i = 0; i < request.successors().size(); i++) {
            SuccessorRequest asked = request.successors().get(i);
            AgencyFact model = known.get(request.from().get(0)).on(request.effectiveDate());
            Optional<AgencyFact> before = Optional.ofNullable(known.get(asked.code()));
            AgencyRequest after = successor(request, asked, before, model);
            violations.addAll(AgencyChangeRules.successorCanTakeOver(request, i, before, after, model));
            successors.add(after);
        }
        violations.complain();
        // An agency that does not end is no predecessor of the agency that takes something over from it.
        List<String> origins = request.type().endsAgencies() ? request.from() : List.of();
        return new Reorganisation(origins, successors, request.ending(), request.effectiveDate());
    }

    /** A successor as it is to be: what the request leaves out is as before or, if it is new, as in the first of the agencies that it comes out of. */
    private AgencyRequest successor(
            AgencyChangeRequest request, SuccessorRequest asked, Optional<AgencyFact> before, AgencyFact model) {
        LocalDate day = request.effectiveDate();
        return before.map(agency -> asked.like(
                        outsideOf(request.ending(), agency.on(day), day), agency.validFrom(), agency.validTo()))
                .orElseGet(() -> asked.like(model, day, null));
    }

    /** The agency, with a parent outside the agencies that end: an agency that was a part of one of them becomes a part of that one's parent. */
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
     * The reorganisation of a code.
     *
     * @throws RefusedException if it does not exist
     */
    @Transactional
    AgencyChangeFact get(String code) {
        return Optional.ofNullable(session.find(AgencyChangeEntity.class, code))
                .map(AgencyChangeEntity::fact)
                .orElseThrow(() -> RefusedException.notFound("agency-change", code));
    }

    @Transactional
    Page<AgencyChangeFact> list(
            Criteria<AgencyChangeFact> criteria, PageRequest page, @Nullable LocalDate effectiveBy) {
        return criteria.add("effectiveDate <= :%s", effectiveBy)
                .page(session, AgencyChangeEntity.class, page, AgencyChangeEntity::fact, AgencyChangeFact::key);
    }
}
