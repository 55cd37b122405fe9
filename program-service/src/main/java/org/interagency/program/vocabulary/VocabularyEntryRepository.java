package org.interagency.program.vocabulary;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.interagency.contracts.VocabularyEntryFact;
import org.interagency.contracts.vocabulary.Vocabulary;

/** Reads entries of vocabularies. Every method needs a transaction. */
@ApplicationScoped
class VocabularyEntryRepository implements PanacheRepositoryBase<VocabularyEntryEntity, UUID> {

    /** The keys of all entries; a key consists of the vocabulary and the code. */
    Set<String> keys() {
        return Set.copyOf(find("select distinct entry from VocabularyEntryEntity")
                .project(String.class)
                .list());
    }

    /** The entries of a vocabulary that exist on a day, as they are then. */
    List<VocabularyEntryFact> entries(Vocabulary vocabulary, LocalDate day) {
        return list("vocabulary", vocabulary.code()).stream()
                .map(VocabularyEntryEntity::fact)
                .filter(entry -> entry.holdsOn(day) && entry.isValidOn(day))
                .toList();
    }
}
