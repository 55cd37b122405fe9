package org.interagency.agency.level;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.hibernate.Session;
import org.interagency.contracts.GovernmentLevelFact;
import org.interagency.contracts.Topics;
import org.interagency.kit.fact.AdvisoryLock;
import org.interagency.kit.fact.Batch;
import org.interagency.kit.fact.FactKind;
import org.interagency.kit.fact.FactService;
import org.interagency.kit.fact.VersionedStores;
import org.interagency.kit.fact.WriteRules;

/** Keeps the government levels. */
@Singleton
public class GovernmentLevelService
        extends FactService<GovernmentLevelFact, GovernmentLevelRequest, GovernmentLevelEntity> {

    private static final FactKind<GovernmentLevelFact, GovernmentLevelEntity> KIND = new FactKind<>(
            "government-level",
            Topics.GOVERNMENT_LEVELS,
            "code",
            GovernmentLevelEntity.class,
            GovernmentLevelEntity::new);

    private static final String TURN = "government level";

    private final Session session;

    GovernmentLevelService(VersionedStores stores, Session session) {
        super(stores, KIND);
        this.session = session;
    }

    @Override
    protected WriteRules<GovernmentLevelFact, GovernmentLevelRequest> rules(
            Batch<GovernmentLevelFact, GovernmentLevelRequest> batch) {
        return request -> List.of();
    }

    @Override
    protected void lock(Set<String> keys) {
        AdvisoryLock.takeExclusive(session, TURN);
        super.lock(keys);
    }

    /**
     * Waits until nobody else changes government levels, and keeps them as they are until the transaction ends: PostgreSQL would refuse a
     * reference to a level whose states somebody else divides at the same moment.
     */
    public void lockShared() {
        AdvisoryLock.takeShared(session, TURN);
    }
}
