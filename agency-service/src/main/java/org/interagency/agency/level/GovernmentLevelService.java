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

/** Writes and reads government levels. */
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
     * Takes a shared advisory lock, held until the transaction ends; other transactions cannot change government levels meanwhile. Without it,
     * PostgreSQL would refuse a reference to a level whose states another transaction divides at the same time.
     */
    public void lockShared() {
        AdvisoryLock.takeShared(session, TURN);
    }
}
