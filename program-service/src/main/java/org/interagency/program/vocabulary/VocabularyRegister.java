package org.interagency.program.vocabulary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.interagency.contracts.Population;
import org.interagency.contracts.Topics;
import org.interagency.contracts.VocabularyEntryFact;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.kit.csv.RowSink;
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
import org.interagency.kit.problem.ProblemException;
import org.interagency.kit.request.Today;
import org.jspecify.annotations.Nullable;

/** Keeps the entries of the vocabularies. */
@ApplicationScoped
public class VocabularyRegister implements RowSink<VocabularyEntryRequest> {

    private final VocabularyEntryRepository rows;
    private final Ledger<VocabularyEntryFact, VocabularyEntryEntity> ledger;

    VocabularyRegister(VocabularyEntryRepository rows, Outbox outbox, History history) {
        this.rows = rows;
        this.ledger = new Ledger<>(
                rows, VocabularyEntryEntity::new, outbox, history, Topics.VOCABULARIES, "vocabulary-entry", "entry");
    }

    @Transactional
    Stored<VocabularyEntryFact> create(VocabularyEntryRequest request) {
        return put(request, WriteTerms.creation());
    }

    @Transactional
    Stored<VocabularyEntryFact> put(VocabularyEntryRequest request, WriteTerms terms) {
        return store(List.of(request), terms).get(0).orThrow();
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public List<Outcome<VocabularyEntryFact>> store(List<VocabularyEntryRequest> requests, WriteTerms terms) {
        Map<String, Timeline<VocabularyEntryFact, VocabularyEntryEntity>> standing = ledger.lock(keys(requests));
        Set<String> groups = requests.stream().anyMatch(VocabularyEntryRequest::isGroup) ? groups() : Set.of();
        List<Outcome<VocabularyEntryFact>> outcomes = new ArrayList<>();
        for (VocabularyEntryRequest request : requests) {
            References references = open(request.vocabulary());
            if (request.isGroup()) {
                references.demand(
                        groups.contains(request.key()) || groups.size() < Population.MOST_GROUPS,
                        "/code",
                        "There are " + Population.MOST_GROUPS
                                + " population groups, and no more can be told apart. Use one of them.");
            }
            if (references.areFine()) {
                outcomes.add(ledger.put(standing, request.fact(), terms));
                if (request.isGroup()) {
                    groups.add(request.key());
                }
            } else {
                outcomes.add(references.refusal());
            }
        }
        return outcomes;
    }

    /** The keys of all population groups, of which others can add none until the transaction ends. */
    private Set<String> groups() {
        Turn.take(rows.getEntityManager(), "population groups");
        return keys().stream()
                .filter(key -> Vocabulary.POPULATION_GROUPS.codeIn(key).isPresent())
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Override
    public void lock(List<VocabularyEntryRequest> requests) {
        ledger.hold(keys(requests));
    }

    private static List<String> keys(List<VocabularyEntryRequest> requests) {
        return requests.stream().map(VocabularyEntryRequest::key).toList();
    }

    private static References open(Vocabulary vocabulary) {
        return new References()
                .demand(
                        vocabulary.isOpen(),
                        "/vocabulary",
                        "The registry's rules rest on the entries of " + vocabulary.code()
                                + ", which are as they are. Choose one of them.");
    }

    /** Registers those of the entries that do not exist, of vocabularies that nobody else can add to as well. */
    @Transactional
    public void addMissing(List<VocabularyEntryRequest> requests) {
        Map<String, Timeline<VocabularyEntryFact, VocabularyEntryEntity>> standing = ledger.lock(keys(requests));
        requests.stream()
                .filter(request -> standing.get(request.key()).newest().isEmpty())
                .forEach(request ->
                        ledger.put(standing, request.fact(), WriteTerms.none()).orThrow());
    }

    /** The keys of all entries, each of a vocabulary and a code. Needs a transaction. */
    public Set<String> keys() {
        return Set.copyOf(rows.getEntityManager()
                .createQuery("select distinct entry from VocabularyEntryEntity", String.class)
                .getResultList());
    }

    /** The life-cycle stages that there are today. Needs a transaction. */
    public LifeCycleStages lifeCycleStages() {
        LocalDate today = Today.date();
        return new LifeCycleStages(rows.list("vocabulary", Vocabulary.LIFE_CYCLE_STAGES.code()).stream()
                .map(VocabularyEntryEntity::fact)
                .filter(stage -> stage.holdsOn(today) && stage.isValidOn(today))
                .toList());
    }

    /**
     * Retires an entry.
     *
     * @throws ProblemException 422 if the vocabulary is one to which nobody can add either
     */
    @Transactional
    Stored<VocabularyEntryFact> retire(Vocabulary vocabulary, String code, LocalDate on, Preconditions preconditions) {
        open(vocabulary).complain();
        return ledger.retire(vocabulary.keyOf(code), on, preconditions);
    }

    @Transactional
    VocabularyEntryFact get(Vocabulary vocabulary, String code, @Nullable LocalDate asOf) {
        return ledger.get(vocabulary.keyOf(code), asOf);
    }

    @Transactional
    Page<Version<VocabularyEntryFact>> history(Vocabulary vocabulary, String code) {
        return ledger.history(vocabulary.keyOf(code));
    }

    @Transactional
    Page<VocabularyEntryFact> list(Criteria<VocabularyEntryFact> criteria, PageRequest page, @Nullable LocalDate asOf) {
        return ledger.page(criteria, page, asOf);
    }
}
