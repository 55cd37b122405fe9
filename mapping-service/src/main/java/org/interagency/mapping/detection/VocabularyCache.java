package org.interagency.mapping.detection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.interagency.contracts.VocabularyEntryFact;
import org.interagency.kit.copy.CopiedFacts;

/** The known entries of all vocabularies, cached. */
@ApplicationScoped
public class VocabularyCache {

    private final CopyCache<VocabularyEntryFact, Map<String, VocabularyEntryFact>> entries;

    VocabularyCache(CopiedFacts copies) {
        this.entries = new CopyCache<>(copies.vocabularyEntries(), VocabularyCache::byKey);
    }

    private static Map<String, VocabularyEntryFact> byKey(List<VocabularyEntryFact> facts) {
        return facts.stream().collect(Collectors.toUnmodifiableMap(VocabularyEntryFact::key, Function.identity()));
    }

    /** The entries of the current copies, by key. Needs a transaction. */
    public Map<String, VocabularyEntryFact> entries() {
        return entries.get();
    }
}
