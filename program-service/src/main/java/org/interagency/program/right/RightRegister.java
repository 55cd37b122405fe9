package org.interagency.program.right;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interagency.contracts.RightFact;
import org.interagency.contracts.Topics;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.kit.csv.RowSink;
import org.interagency.kit.fact.Ledger;
import org.interagency.kit.fact.Outcome;
import org.interagency.kit.fact.Outcome.Stored;
import org.interagency.kit.fact.Preconditions;
import org.interagency.kit.fact.References;
import org.interagency.kit.fact.Timeline;
import org.interagency.kit.fact.WriteTerms;
import org.interagency.kit.history.History;
import org.interagency.kit.history.History.Version;
import org.interagency.kit.outbox.Outbox;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.program.vocabulary.VocabularyRegister;
import org.jspecify.annotations.Nullable;

/** Keeps the rights. */
@ApplicationScoped
public class RightRegister implements RowSink<RightRequest> {

    private final VocabularyRegister vocabularies;
    private final Ledger<RightFact, RightEntity> ledger;

    RightRegister(RightRepository rows, VocabularyRegister vocabularies, Outbox outbox, History history) {
        this.vocabularies = vocabularies;
        this.ledger = new Ledger<>(rows, RightEntity::new, outbox, history, Topics.RIGHTS, "right", "code");
    }

    @Transactional
    Stored<RightFact> create(RightRequest request) {
        return put(request, WriteTerms.creation());
    }

    @Transactional
    Stored<RightFact> put(RightRequest request, WriteTerms terms) {
        return store(List.of(request), terms).get(0).orThrow();
    }

    @Override
    public void lock(List<RightRequest> requests) {
        ledger.hold(codes(requests));
    }

    private static List<String> codes(List<RightRequest> requests) {
        return requests.stream().map(RightRequest::code).toList();
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public List<Outcome<RightFact>> store(List<RightRequest> requests, WriteTerms terms) {
        Map<String, Timeline<RightFact, RightEntity>> standing = ledger.lock(codes(requests));
        Set<String> entries = vocabularies.keys();
        List<Outcome<RightFact>> outcomes = new ArrayList<>();
        for (RightRequest request : requests) {
            References references = new References()
                    .requireEntries("/instrument", Vocabulary.INSTRUMENTS, Set.of(request.instrument()), entries);
            outcomes.add(references.areFine() ? ledger.put(standing, request.fact(), terms) : references.refusal());
        }
        return outcomes;
    }

    /** Registers those of the rights that do not exist. */
    @Transactional
    public void addMissing(List<RightRequest> requests) {
        lock(requests);
        Set<String> missing = unknown(codes(requests));
        store(
                        requests.stream()
                                .filter(request -> missing.contains(request.code()))
                                .toList(),
                        WriteTerms.none())
                .forEach(Outcome::orThrow);
    }

    /** Those of the codes that no right has. Needs a transaction. */
    public Set<String> unknown(Collection<String> codes) {
        return ledger.unknown(codes);
    }

    @Transactional
    Stored<RightFact> retire(String code, LocalDate on, Preconditions preconditions) {
        return ledger.retire(code, on, preconditions);
    }

    @Transactional
    RightFact get(String code, @Nullable LocalDate asOf) {
        return ledger.get(code, asOf);
    }

    @Transactional
    Page<Version<RightFact>> history(String code) {
        return ledger.history(code);
    }

    @Transactional
    Page<RightFact> list(Criteria<RightFact> criteria, PageRequest page, @Nullable LocalDate asOf) {
        return ledger.page(criteria, page, asOf);
    }
}
