package org.interagency.program.right;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.interagency.contracts.RightFact;
import org.interagency.contracts.Topics;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.kit.fact.Batch;
import org.interagency.kit.fact.FactKind;
import org.interagency.kit.fact.FactService;
import org.interagency.kit.fact.VersionedStores;
import org.interagency.kit.fact.WriteRules;
import org.interagency.kit.rule.WriteRule;
import org.interagency.program.vocabulary.VocabularyService;

/** Writes and reads rights. */
@Singleton
public class RightService extends FactService<RightFact, RightRequest, RightEntity> {

    private static final FactKind<RightFact, RightEntity> KIND =
            new FactKind<>("right", Topics.RIGHTS, "code", RightEntity.class, RightEntity::new);

    private static final WriteRule<RightWrite> INSTRUMENT_EXISTS = WriteRule.areEntries(
            "/instrument",
            Vocabulary.INSTRUMENTS,
            write -> Set.of(write.request().instrument()),
            RightWrite::entries);

    /** @param entries the keys of all entries of vocabularies */
    private record RightWrite(RightRequest request, Set<String> entries) {}

    private final VocabularyService vocabularies;

    RightService(VersionedStores stores, VocabularyService vocabularies) {
        super(stores, KIND);
        this.vocabularies = vocabularies;
    }

    @Override
    protected WriteRules<RightFact, RightRequest> rules(Batch<RightFact, RightRequest> batch) {
        Set<String> entries = vocabularies.keys();
        return request -> WriteRule.check(List.of(INSTRUMENT_EXISTS), new RightWrite(request, entries));
    }
}
