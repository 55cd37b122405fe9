package org.interagency.program.programme;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.Timeline;
import org.interagency.contracts.Topics;
import org.interagency.kit.copy.AgencyHoldings;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.copy.KnownHolders;
import org.interagency.kit.copy.Reorganisations;
import org.interagency.kit.copy.Succession;
import org.interagency.kit.fact.Batch;
import org.interagency.kit.fact.Belonging;
import org.interagency.kit.fact.FactKind;
import org.interagency.kit.fact.FactService;
import org.interagency.kit.fact.LockedFacts;
import org.interagency.kit.fact.VersionedStores;
import org.interagency.kit.fact.WriteResult.Stored;
import org.interagency.kit.fact.WriteRules;
import org.interagency.kit.rule.Violation;
import org.interagency.kit.rule.WriteRule;
import org.interagency.program.right.RightService;
import org.interagency.program.vocabulary.VocabularyService;

/** Writes and reads programmes, and changes their owners for reorganisations. */
@Singleton
class ProgrammeService extends FactService<ProgrammeFact, ProgrammeRequest, ProgrammeEntity> implements AgencyHoldings {

    private static final FactKind<ProgrammeFact, ProgrammeEntity> KIND = new FactKind<>(
            "programme",
            Topics.PROGRAMMES,
            "code",
            ProgrammeEntity.class,
            ProgrammeEntity::new,
            new Belonging<>("owner", ProgrammeFact::owner));

    private final ProgrammeRepository rows;
    private final CopiedFacts copies;
    private final Reorganisations reorganisations;
    private final RightService rights;
    private final VocabularyService vocabularies;

    ProgrammeService(
            VersionedStores stores,
            ProgrammeRepository rows,
            CopiedFacts copies,
            Reorganisations reorganisations,
            RightService rights,
            VocabularyService vocabularies) {
        super(stores, KIND);
        this.rows = rows;
        this.copies = copies;
        this.reorganisations = reorganisations;
        this.rights = rights;
        this.vocabularies = vocabularies;
    }

    @Override
    public boolean prepare(List<ProgrammeRequest> requests, boolean fresh) {
        copies.agencies().prepare(Batch.named(requests, ProgrammeRequest::owner), fresh);
        copies.territories().prepare(Batch.listed(requests, ProgrammeRequest::territories), fresh);
        return true;
    }

    @Override
    protected Set<String> owners(
            ProgrammeFact programme, List<ProgrammeFact> concerned, LockedFacts<ProgrammeFact> locked) {
        return values(programme, concerned, ProgrammeFact::owner);
    }

    @Override
    protected Map<String, AgencyFact> agencies(Collection<String> codes) {
        return copies.agencies().find(codes);
    }

    @Override
    protected void lock(Set<String> keys) {
        reorganisations.lockShared();
        super.lock(keys);
    }

    @Override
    protected WriteRules<ProgrammeFact, ProgrammeRequest> rules(Batch<ProgrammeFact, ProgrammeRequest> batch) {
        List<ProgrammeRequest> requests = batch.requests();
        KnownHolders owners = reorganisations.holders(Batch.named(requests, ProgrammeRequest::owner));
        ProgrammeRules.ProgrammeReferences known = new ProgrammeRules.ProgrammeReferences(
                owners,
                copies.territories()
                        .find(Batch.listed(requests, ProgrammeRequest::territories))
                        .keySet(),
                rights.known(Batch.listed(requests, ProgrammeRequest::rights)),
                vocabularies.keys(),
                vocabularies.lifeCycleStages());
        return new WriteRules<>() {
            @Override
            public List<Violation> violations(ProgrammeRequest request) {
                return WriteRule.check(
                        ProgrammeRules.ALL,
                        new ProgrammeRules.ProgrammeWrite(request, batch.begins(request, request.validFrom()), known));
            }

            /** If a request names no life-cycle stages, they are those whose ages intersect the ages of the population. */
            @Override
            public ProgrammeFact fact(ProgrammeRequest request, Timeline<ProgrammeFact> standing) {
                ProgrammeFact asked = request.fact();
                return request.lifeCycleStages() == null
                        ? asked.withLifeCycleStages(known.stages().metBy(asked.population()))
                        : asked;
            }

            @Override
            public Stored<ProgrammeFact> followUp(ProgrammeRequest request, Stored<ProgrammeFact> stored) {
                return reorganisations.passOn(store, owners, batch.locked(), stored, Succession.OF_PROGRAMMES);
            }
        };
    }

    /** Changes the owners of programmes for a reorganisation of agencies. */
    @Override
    public void passOn(AgencyChangeFact change) {
        reorganisations.carryOut(
                change,
                store,
                store.lock(rows.ownedBy(change.from(), change.effectiveDate())),
                Succession.OF_PROGRAMMES);
    }
}
