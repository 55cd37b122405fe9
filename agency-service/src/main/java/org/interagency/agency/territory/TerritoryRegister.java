package org.interagency.agency.territory;

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
import java.util.stream.Collectors;
import org.interagency.agency.level.GovernmentLevelRegister;
import org.interagency.contracts.TerritoryFact;
import org.interagency.contracts.Topics;
import org.interagency.kit.fact.Ancestry;
import org.interagency.kit.fact.Ancestry.Link;
import org.interagency.kit.fact.Ledger;
import org.interagency.kit.fact.Outcome;
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
import org.jspecify.annotations.Nullable;

/** Keeps the tree of territories a tree. */
@ApplicationScoped
public class TerritoryRegister {

    private static final String TURN = "territory";

    private final TerritoryRepository rows;
    private final GovernmentLevelRegister levels;
    private final Ledger<TerritoryFact, TerritoryEntity> ledger;

    TerritoryRegister(TerritoryRepository rows, GovernmentLevelRegister levels, Outbox outbox, History history) {
        this.rows = rows;
        this.levels = levels;
        this.ledger =
                new Ledger<>(rows, TerritoryEntity::new, outbox, history, Topics.TERRITORIES, "territory", "code");
    }

    @Transactional
    Stored<TerritoryFact> create(TerritoryRequest request) {
        return put(request, WriteTerms.creation());
    }

    @Transactional
    Stored<TerritoryFact> put(TerritoryRequest request, WriteTerms terms) {
        return putAll(List.of(request), terms).get(0).orThrow();
    }

    /** Writes what can be written, in order; a territory may name one before it in the list as its parent. */
    @Transactional(TxType.MANDATORY)
    List<Outcome<TerritoryFact>> putAll(List<TerritoryRequest> requests, WriteTerms terms) {
        takeTurn();
        Map<String, Timeline<TerritoryFact, TerritoryEntity>> standing =
                ledger.lock(requests.stream().map(TerritoryRequest::code).toList());
        Set<String> unknownLevels =
                levels.unknown(requests.stream().map(TerritoryRequest::level).collect(Collectors.toSet()));
        Set<String> named = requests.stream()
                .map(TerritoryRequest::parent)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, List<Link>> parents = Ancestry.above(rows.getEntityManager(), "territory", named);
        List<Outcome<TerritoryFact>> outcomes = new ArrayList<>();
        for (TerritoryRequest request : requests) {
            Timeline<TerritoryFact, TerritoryEntity> timeline = standing.get(request.code());
            References references = new References()
                    .require("/level", "government level", request.level(), level -> !unknownLevels.contains(level))
                    .require("/parent", "territory", request.parent(), parents::containsKey)
                    .demand(
                            !Ancestry.wouldCircle(
                                    request.code(),
                                    new Link(timeline.since(terms), null, request.parent()),
                                    code -> parents.getOrDefault(code, List.of())),
                            "/parent",
                            "The territory would lie within itself: " + request.parent() + " is " + request.code()
                                    + " or, on some day, a part of it. Choose a parent outside.")
                    .demand(
                            staysInPlace(timeline, request, terms),
                            "/parent",
                            "A territory keeps its place for all time. To correct the place, leave ?since out; if the territory"
                                    + " joined another, retire it and register another.");
            if (references.areFine()) {
                outcomes.add(ledger.put(standing, request.fact(), terms));
                parents.put(request.code(), timeline.links(TerritoryFact::parent));
            } else {
                outcomes.add(references.refusal());
            }
        }
        return outcomes;
    }

    /** A territory that joins another part of the country is another territory, as in ISO 3166. */
    private static boolean staysInPlace(
            Timeline<TerritoryFact, TerritoryEntity> standing, TerritoryRequest request, WriteTerms terms) {
        return terms.since() == null
                || standing.newest()
                        .map(territory -> Objects.equals(territory.parent(), request.parent()))
                        .orElse(true);
    }

    @Transactional
    Stored<TerritoryFact> retire(String code, LocalDate on, Preconditions preconditions) {
        takeTurn();
        return ledger.retire(code, on, preconditions);
    }

    /** Two transactions that change parents at once could close a cycle that neither closes alone. */
    private void takeTurn() {
        levels.keepUnchanged();
        Turn.take(rows.getEntityManager(), TURN);
    }

    /** Waits until nobody else changes territories, and keeps them and the government levels as they are until the transaction ends. */
    public void keepUnchanged() {
        levels.keepUnchanged();
        Turn.takeTogether(rows.getEntityManager(), TURN);
    }

    @Transactional
    TerritoryFact get(String code, @Nullable LocalDate asOf) {
        return ledger.get(code, asOf);
    }

    @Transactional
    Page<Version<TerritoryFact>> history(String code) {
        return ledger.history(code);
    }

    @Transactional
    Page<TerritoryFact> list(Criteria<TerritoryFact> criteria, PageRequest page, @Nullable LocalDate asOf) {
        return ledger.page(criteria, page, asOf);
    }

    /** Those of the codes that no territory has. */
    public Set<String> unknown(Collection<String> codes) {
        return ledger.unknown(codes);
    }
}
