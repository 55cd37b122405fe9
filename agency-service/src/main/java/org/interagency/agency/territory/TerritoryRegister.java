package org.interagency.agency.territory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.interagency.agency.level.GovernmentLevelRegister;
import org.interagency.contracts.TerritoryFact;
import org.interagency.contracts.Topics;
import org.interagency.kit.fact.Ancestry;
import org.interagency.kit.fact.Ledger;
import org.interagency.kit.fact.Outcome;
import org.interagency.kit.fact.Outcome.Stored;
import org.interagency.kit.fact.References;
import org.interagency.kit.fact.Turn;
import org.interagency.kit.outbox.Outbox;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.request.Validity;
import org.jspecify.annotations.Nullable;

/** Keeps the tree of territories a tree. */
@ApplicationScoped
public class TerritoryRegister {

    private final TerritoryRepository rows;
    private final GovernmentLevelRegister levels;
    private final Ledger<TerritoryFact, TerritoryEntity> ledger;

    TerritoryRegister(TerritoryRepository rows, GovernmentLevelRegister levels, Outbox outbox) {
        this.rows = rows;
        this.levels = levels;
        this.ledger = new Ledger<>(rows, TerritoryEntity::new, outbox, Topics.TERRITORIES, "territory", "code");
    }

    @Transactional
    Stored<TerritoryFact> create(TerritoryRequest request) {
        ledger.requireVacant(request.code());
        return put(request);
    }

    @Transactional
    Stored<TerritoryFact> put(TerritoryRequest request) {
        return putAll(List.of(request)).get(0).orThrow();
    }

    /** Writes what can be written, in order; a territory may name one before it in the list as its parent. */
    @Transactional(TxType.MANDATORY)
    List<Outcome<TerritoryFact>> putAll(List<TerritoryRequest> requests) {
        // Two transactions that change parents at once could close a cycle that neither closes alone.
        Turn.take(rows.getEntityManager(), "territory");
        Map<String, TerritoryEntity> standing =
                ledger.lock(requests.stream().map(TerritoryRequest::code).toList());
        Set<String> unknownLevels =
                levels.unknown(requests.stream().map(TerritoryRequest::level).collect(Collectors.toSet()));
        Set<String> unknownParents = unknown(requests.stream()
                .map(TerritoryRequest::parent)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        List<Outcome<TerritoryFact>> outcomes = new ArrayList<>();
        for (TerritoryRequest request : requests) {
            References references = new References()
                    .require("/level", "government level", request.level(), level -> !unknownLevels.contains(level))
                    .require("/parent", "territory", request.parent(), parent -> !unknownParents.contains(parent))
                    .demand(
                            !Ancestry.wouldCircle(request.code(), request.parent(), this::parentOf),
                            "/parent",
                            "The territory would lie within itself: " + request.parent() + " is " + request.code()
                                    + " or a part of it. Choose a parent outside.");
            if (references.areFine()) {
                outcomes.add(ledger.put(standing, request.code(), request::fact));
                unknownParents.remove(request.code());
            } else {
                outcomes.add(references.refusal());
            }
        }
        return outcomes;
    }

    private @Nullable String parentOf(@Nullable String code) {
        TerritoryEntity territory = rows.findById(code);
        return territory == null ? null : territory.parent;
    }

    @Transactional
    Stored<TerritoryFact> retire(String code, LocalDate on) {
        return ledger.retire(
                code,
                (territory, version) -> new TerritoryFact(
                        territory.code(),
                        territory.name(),
                        territory.level(),
                        territory.parent(),
                        Validity.earlierEnd(territory.validTo(), on),
                        version));
    }

    @Transactional
    TerritoryFact get(String code) {
        return ledger.get(code);
    }

    @Transactional
    Page<TerritoryFact> list(Criteria criteria, PageRequest page) {
        return criteria.page(rows, page);
    }

    /** Which of the codes no territory has. */
    public Set<String> unknown(Collection<String> codes) {
        Set<String> unknown = new HashSet<>(codes);
        rows.list("code in ?1", codes).forEach(territory -> unknown.remove(territory.code));
        return unknown;
    }
}
