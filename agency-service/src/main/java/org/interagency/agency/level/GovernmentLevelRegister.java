package org.interagency.agency.level;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.interagency.contracts.GovernmentLevelFact;
import org.interagency.contracts.Topics;
import org.interagency.kit.fact.Ledger;
import org.interagency.kit.fact.Outcome.Stored;
import org.interagency.kit.fact.Preconditions;
import org.interagency.kit.fact.Turn;
import org.interagency.kit.fact.WriteTerms;
import org.interagency.kit.history.History;
import org.interagency.kit.history.History.Version;
import org.interagency.kit.outbox.Outbox;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.paging.Sortable;
import org.jspecify.annotations.Nullable;

/** Keeps the government levels. */
@ApplicationScoped
public class GovernmentLevelRegister {

    private static final String TURN = "government level";

    private final GovernmentLevelRepository rows;
    private final Ledger<GovernmentLevelFact, GovernmentLevelEntity> ledger;

    GovernmentLevelRegister(GovernmentLevelRepository rows, Outbox outbox, History history) {
        this.rows = rows;
        this.ledger = new Ledger<>(
                rows,
                GovernmentLevelEntity::new,
                outbox,
                history,
                Topics.GOVERNMENT_LEVELS,
                "government-level",
                "code");
    }

    @Transactional
    Stored<GovernmentLevelFact> create(GovernmentLevelRequest request) {
        return put(request, WriteTerms.creation());
    }

    @Transactional
    Stored<GovernmentLevelFact> put(GovernmentLevelRequest request, WriteTerms terms) {
        Turn.take(rows.getEntityManager(), TURN);
        return ledger.put(ledger.lock(List.of(request.code())), request.fact(), terms)
                .orThrow();
    }

    @Transactional
    Stored<GovernmentLevelFact> retire(String code, LocalDate on, Preconditions preconditions) {
        Turn.take(rows.getEntityManager(), TURN);
        return ledger.retire(code, on, preconditions);
    }

    /**
     * Waits until nobody else changes government levels, and keeps them as they are until the transaction ends: PostgreSQL would refuse a
     * reference to a level whose states somebody else divides at the same moment.
     */
    public void keepUnchanged() {
        Turn.takeTogether(rows.getEntityManager(), TURN);
    }

    @Transactional
    GovernmentLevelFact get(String code, @Nullable LocalDate asOf) {
        return ledger.get(code, asOf);
    }

    @Transactional
    Page<Version<GovernmentLevelFact>> history(String code) {
        return ledger.history(code);
    }

    @Transactional
    Page<GovernmentLevelFact> list(PageRequest page, @Nullable LocalDate asOf) {
        return ledger.page(
                Criteria.<GovernmentLevelFact>by("code").sortable(Sortable.byName(GovernmentLevelFact::name)),
                page,
                asOf);
    }

    /** Those of the codes that no government level has. */
    public Set<String> unknown(Collection<String> codes) {
        return ledger.unknown(codes);
    }
}
