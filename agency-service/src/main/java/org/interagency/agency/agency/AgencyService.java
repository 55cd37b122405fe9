package org.interagency.agency.agency;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.interagency.agency.level.GovernmentLevelService;
import org.interagency.agency.territory.TerritoryService;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.Topics;
import org.interagency.kit.access.Mandate;
import org.interagency.kit.fact.AdvisoryLock;
import org.interagency.kit.fact.Ancestry;
import org.interagency.kit.fact.Batch;
import org.interagency.kit.fact.Belonging;
import org.interagency.kit.fact.FactKind;
import org.interagency.kit.fact.FactService;
import org.interagency.kit.fact.LockedFacts;
import org.interagency.kit.fact.VersionedStores;
import org.interagency.kit.fact.WriteResult.Refused;
import org.interagency.kit.fact.WriteRules;
import org.interagency.kit.fact.WriteTerms;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.interagency.kit.rule.Violations;

/** Writes and reads agencies, and changes them for reorganisations. */
@Singleton
public class AgencyService extends FactService<AgencyFact, AgencyRequest, AgencyEntity> {

    private static final FactKind<AgencyFact, AgencyEntity> KIND = new FactKind<>(
            "agency",
            Topics.AGENCIES,
            "code",
            AgencyEntity.class,
            AgencyEntity::new,
            new Belonging<>("code", AgencyFact::code));

    private final Session session;
    private final AgencyRepository rows;
    private final GovernmentLevelService levels;
    private final TerritoryService territories;

    AgencyService(
            VersionedStores stores,
            Session session,
            AgencyRepository rows,
            GovernmentLevelService levels,
            TerritoryService territories) {
        super(stores, KIND);
        this.session = session;
        this.rows = rows;
        this.levels = levels;
        this.territories = territories;
    }

    @Override
    protected WriteRules<AgencyFact, AgencyRequest> rules(Batch<AgencyFact, AgencyRequest> batch) {
        return rules(batch, List.of());
    }

    private AgencyBatch rules(Batch<AgencyFact, AgencyRequest> batch, List<String> predecessors) {
        List<AgencyRequest> requests = batch.requests();
        return new AgencyBatch(
                batch,
                hierarchy(Batch.named(requests, AgencyRequest::parent)),
                levels.known(Batch.named(requests, AgencyRequest::level)),
                territories.known(Batch.named(requests, AgencyRequest::territory)),
                rows.endsByReorganisation(Batch.named(requests, AgencyRequest::code)),
                predecessors);
    }

    private AgencyHierarchy hierarchy(Set<String> codes) {
        return new AgencyHierarchy(session, store, codes);
    }

    /**
     * A new agency belongs to its parent, and one without a parent to itself. An existing one belongs to itself; if it gets another parent, it also
     * belongs to both parents.
     */
    @Override
    protected Set<String> owners(AgencyFact agency, List<AgencyFact> concerned, LockedFacts<AgencyFact> locked) {
        if (concerned.isEmpty()) {
            return Set.of(agency.parent() == null ? agency.code() : agency.parent());
        }
        Set<String> owners = new TreeSet<>(Set.of(agency.code()));
        concerned.stream()
                .map(AgencyFact::parent)
                .filter(parent -> !Objects.equals(parent, agency.parent()))
                .flatMap(former -> Stream.of(former, agency.parent()))
                .filter(Objects::nonNull)
                .forEach(owners::add);
        return owners;
    }

    @Override
    protected Map<String, AgencyFact> agencies(Collection<String> codes) {
        return find(codes);
    }

    @Override
    protected void lock(Set<String> keys) {
        lockExclusively();
        super.lock(keys);
    }

    /**
     * Locks all agencies against changes by other transactions until this transaction ends. Otherwise two transactions that change parents at the same
     * time could together form a cycle that neither forms alone.
     */
    public void lockExclusively() {
        territories.lockShared();
        AdvisoryLock.takeExclusive(session, "agency");
    }

    /**
     * Changes the agencies of a reorganisation. Needs a transaction.
     *
     * @return the codes of the successors, of the agencies that they come out of, and of the agencies that get another parent
     * @throws RefusedException if a successor breaks a rule of agencies, or if an agency would be a part of itself or have too many
     *     levels above and below it
     */
    @Transactional(TxType.MANDATORY)
    public Set<String> carryOut(Reorganisation reorganisation) {
        putSuccessors(reorganisation);
        List<String> successors = reorganisation.successorCodes();
        linkToSuccessors(reorganisation, successors);
        end(reorganisation, successors);
        Set<String> concerned = new TreeSet<>(successors);
        concerned.addAll(reorganisation.from());
        if (successors.size() == 1) {
            concerned.addAll(passPartsOn(reorganisation, successors.get(0)));
        }
        session.flush();
        AgencyHierarchy hierarchy = hierarchy(concerned);
        if (hierarchy.hasCircle(concerned)) {
            throw RefusedException.violating(List.of(new Violation(
                    "/to",
                    "On some day an agency would be part of itself: a successor is part of an agency that would become part of it."
                            + " Give the successor another parent first.")));
        }
        if (hierarchy.isTooDeep(concerned)) {
            throw RefusedException.violating(List.of(new Violation(
                    "/to",
                    "The hierarchy of agencies would have more than " + Ancestry.MOST_LEVELS
                            + " levels. Give the successor a parent further up.")));
        }
        return concerned;
    }

    private void putSuccessors(Reorganisation reorganisation) {
        WriteTerms terms = WriteTerms.since(Mandate.OF_REGISTRY, reorganisation.effectiveDate());
        Violations violations = new Violations();
        for (int i = 0; i < reorganisation.successors().size(); i++) {
            Batch<AgencyFact, AgencyRequest> batch =
                    batch(List.of(reorganisation.successors().get(i)), terms);
            if (store(batch, rules(batch, reorganisation.from())).get(0) instanceof Refused<AgencyFact> refused) {
                violations.addAll(refused.refusal().below("/to/" + i).violations());
            }
        }
        violations.complain();
    }

    /** Adds the successors to the agencies that do not end. */
    private void linkToSuccessors(Reorganisation reorganisation, List<String> successors) {
        LockedFacts<AgencyFact> goingOn = store.lock(reorganisation.from().stream()
                .filter(code -> !reorganisation.ending().contains(code))
                .toList());
        store.changeFrom(reorganisation.effectiveDate(), goingOn, goingOn.keys(), agency -> linked(agency, successors));
    }

    private void end(Reorganisation reorganisation, List<String> successors) {
        LockedFacts<AgencyFact> ending = store.lock(reorganisation.ending());
        for (String code : reorganisation.ending()) {
            AgencyFact agency = ending.timeline(code).newest().orElseThrow();
            store.retire(ending, linked(ended(agency, reorganisation.effectiveDate()), successors));
        }
    }

    private static AgencyFact linked(AgencyFact agency, List<String> successors) {
        return agency.linked(agency.predecessors(), AgencyBatch.joined(agency.successors(), successors, agency));
    }

    /** The parts of agencies that end become parts of the successor. */
    private Set<String> passPartsOn(Reorganisation reorganisation, String successor) {
        List<String> wholes = reorganisation.ending();
        List<String> codes = rows.partsOf(wholes, reorganisation.effectiveDate()).stream()
                .filter(code -> !code.equals(successor))
                .toList();
        LockedFacts<AgencyFact> parts = store.lock(codes);
        store.changeFrom(
                reorganisation.effectiveDate(),
                parts,
                parts.keys(),
                part -> wholes.contains(part.parent()) ? part.withParent(successor) : part);
        AgencyHierarchy hierarchy = hierarchy(Set.of(successor));
        for (String code : codes) {
            AgencyFact part = parts.timeline(code).newest().orElseThrow();
            hierarchy.passOn(
                    parts, code, hierarchy.parentsOf(code, successor, reorganisation.effectiveDate(), part.validTo()));
        }
        return parts.keys();
    }
}
