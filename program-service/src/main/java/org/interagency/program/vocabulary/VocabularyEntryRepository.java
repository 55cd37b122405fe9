package org.interagency.program.vocabulary;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class VocabularyEntryRepository implements PanacheRepositoryBase<VocabularyEntryEntity, UUID> {}
