package org.interagency.agency.level;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.interagency.contracts.GovernmentLevelFact;
import org.interagency.contracts.Topics;
import org.interagency.kit.fact.Ledger;
import org.interagency.kit.fact.Outcome.Stored;
import org.interagency.kit.outbox.Outbox;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.request.Validity;

/** Keeps the government levels. */
@ApplicationScoped
public class GovernmentLevelRegister {

    private final GovernmentLevelRepository rows;
    private final Ledger<GovernmentLevelFact, GovernmentLevelEntity> ledger;

    GovernmentLevelRegister(GovernmentLevelRepository rows, Outbox outbox) {
        this.rows = rows;
        this.ledger = new Ledger<>(
                rows, GovernmentLevelEntity::new, outbox, Topics.GOVERNMENT_LEVELS, "government-level", "code");
    }

    @Transactional
    Stored<GovernmentLevelFact> create(GovernmentLevelRequest request) {
        ledger.requireVacant(request.code());
        return put(request);
    }

    @Transactional
    Stored<GovernmentLevelFact> put(GovernmentLevelRequest request) {
        return ledger.put(ledger.lock(List.of(request.code())), request.code(), request::fact);
    }

    @Transactional
    Stored<GovernmentLevelFact> retire(String code, LocalDate on) {
        return ledger.retire(
                code,
                (level, version) -> new GovernmentLevelFact(
                        level.code(), level.name(), level.rank(), Validity.earlierEnd(level.validTo(), on), version));
    }

    @Transactional
    GovernmentLevelFact get(String code) {
        return ledger.get(code);
    }

    @Transactional
    Page<GovernmentLevelFact> list(PageRequest page) {
        return Criteria.by("code").page(rows, page);
    }

    /** Which of the codes no government level has. */
    public Set<String> unknown(Collection<String> codes) {
        Set<String> unknown = new HashSet<>(codes);
        rows.list("code in ?1", codes).forEach(level -> unknown.remove(level.code));
        return unknown;
    }
}
