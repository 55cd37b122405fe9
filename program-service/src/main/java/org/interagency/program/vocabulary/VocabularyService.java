package org.interagency.program.vocabulary;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.interagency.contracts.Topics;
import org.interagency.contracts.VocabularyEntryFact;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.kit.access.Mandate;
import org.interagency.kit.fact.AdvisoryLock;
import org.interagency.kit.fact.Batch;
import org.interagency.kit.fact.FactKind;
import org.interagency.kit.fact.FactService;
import org.interagency.kit.fact.Precondition;
import org.interagency.kit.fact.VersionedStores;
import org.interagency.kit.fact.WriteResult.Stored;
import org.interagency.kit.fact.WriteRules;
import org.interagency.kit.request.Today;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.interagency.kit.rule.WriteRule;

/** Writes and reads the entries of vocabularies. */
@Singleton
public class VocabularyService extends FactService<VocabularyEntryFact, VocabularyEntryRequest, VocabularyEntryEntity> {

    private static final FactKind<VocabularyEntryFact, VocabularyEntryEntity> KIND = new FactKind<>(
            "vocabulary-entry", Topics.VOCABULARIES, "entry", VocabularyEntryEntity.class, VocabularyEntryEntity::new);

    private final Session session;
    private final VocabularyEntryRepository rows;

    VocabularyService(VersionedStores stores, Session session, VocabularyEntryRepository rows) {
        super(stores, KIND);
        this.session = session;
        this.rows = rows;
    }

    @Override
    protected WriteRules<VocabularyEntryFact, VocabularyEntryRequest> rules(
            Batch<VocabularyEntryFact, VocabularyEntryRequest> batch) {
        Set<String> groups = batch.requests().stream().anyMatch(VocabularyEntryRequest::isGroup) ? groups() : Set.of();
        return new WriteRules<>() {
            @Override
            public List<Violation> violations(VocabularyEntryRequest request) {
                return WriteRule.check(VocabularyRules.ALL, new VocabularyRules.VocabularyEntryWrite(request, groups));
            }

            @Override
            public Stored<VocabularyEntryFact> followUp(
                    VocabularyEntryRequest request, Stored<VocabularyEntryFact> stored) {
                if (request.isGroup()) {
                    groups.add(request.key());
                }
                return stored;
            }
        };
    }

    /** The keys of all population groups, under a lock that keeps other transactions from adding any until this transaction ends. */
    private Set<String> groups() {
        AdvisoryLock.takeExclusive(session, "population groups");
        return keys().stream()
                .filter(key -> Vocabulary.POPULATION_GROUPS.codeIn(key).isPresent())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Registers the entries that do not exist yet, also in closed vocabularies. */
    @Override
    @Transactional
    public void addMissing(List<VocabularyEntryRequest> requests) {
        addMissing(requests, batch -> request -> List.of());
    }

    /** The keys of all entries; a key consists of the vocabulary and the code. Needs a transaction. */
    public Set<String> keys() {
        return rows.keys();
    }

    /** The life-cycle stages that exist today. Needs a transaction. */
    public LifeCycleStages lifeCycleStages() {
        return new LifeCycleStages(rows.entries(Vocabulary.LIFE_CYCLE_STAGES, Today.date()));
    }

    /** @throws RefusedException also if the vocabulary is closed */
    @Override
    @Transactional
    public Stored<VocabularyEntryFact> retire(String key, LocalDate on, Precondition precondition, Mandate mandate) {
        Stream.of(Vocabulary.values())
                .filter(vocabulary -> vocabulary.codeIn(key).isPresent())
                .flatMap(vocabulary -> VocabularyRules.isOpen(vocabulary).stream())
                .forEach(violation -> {
                    throw RefusedException.violating(List.of(violation));
                });
        return super.retire(key, on, precondition, mandate);
    }
}
