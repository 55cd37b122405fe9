package org.interagency.agency.territory;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.Session;
import org.interagency.agency.level.GovernmentLevelService;
import org.interagency.contracts.TerritoryFact;
import org.interagency.contracts.Topics;
import org.interagency.kit.fact.AdvisoryLock;
import org.interagency.kit.fact.Ancestry;
import org.interagency.kit.fact.Ancestry.Link;
import org.interagency.kit.fact.Batch;
import org.interagency.kit.fact.FactKind;
import org.interagency.kit.fact.FactService;
import org.interagency.kit.fact.VersionedStores;
import org.interagency.kit.fact.WriteRules;
import org.interagency.kit.rule.WriteRule;

/** Writes and reads the territories, which are one tree. */
@Singleton
public class TerritoryService extends FactService<TerritoryFact, TerritoryRequest, TerritoryEntity> {

    private static final FactKind<TerritoryFact, TerritoryEntity> KIND =
            new FactKind<>("territory", Topics.TERRITORIES, "code", TerritoryEntity.class, TerritoryEntity::new);

    private static final String TURN = "territory";

    private final Session session;
    private final GovernmentLevelService levels;

    TerritoryService(VersionedStores stores, Session session, GovernmentLevelService levels) {
        super(stores, KIND);
        this.session = session;
        this.levels = levels;
    }

    @Override
    protected WriteRules<TerritoryFact, TerritoryRequest> rules(Batch<TerritoryFact, TerritoryRequest> batch) {
        Set<String> known = levels.known(Batch.named(batch.requests(), TerritoryRequest::level));
        Map<String, List<Link>> above =
                Ancestry.above(session, "territory", Batch.named(batch.requests(), TerritoryRequest::parent));
        return request -> WriteRule.check(
                TerritoryRules.ALL,
                new TerritoryRules.TerritoryWrite(
                        request,
                        batch.standing(request),
                        batch.since(request),
                        batch.terms().since() != null,
                        known,
                        code -> batch.locked()
                                .existing(code)
                                .map(written -> Link.of(written, TerritoryFact::parent))
                                .orElseGet(() -> above.getOrDefault(code, List.of())),
                        () -> batch.standing(request).isEmpty()
                                ? 0
                                : Ancestry.below(session, "territory", "code", "parent", request.code())));
    }

    /** Locks all territories, since two transactions that change parents at the same time could together form a cycle that neither forms alone. */
    @Override
    protected void lock(Set<String> keys) {
        levels.lockShared();
        AdvisoryLock.takeExclusive(session, TURN);
        super.lock(keys);
    }

    /**
     * Takes shared advisory locks on government levels and territories, held until the transaction ends; other transactions cannot change either
     * meanwhile.
     */
    public void lockShared() {
        levels.lockShared();
        AdvisoryLock.takeShared(session, TURN);
    }
}
