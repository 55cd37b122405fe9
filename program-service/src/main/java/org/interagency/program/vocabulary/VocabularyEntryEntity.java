package org.interagency.program.vocabulary;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.envers.Audited;
import org.hibernate.type.SqlTypes;
import org.interagency.contracts.Source;
import org.interagency.contracts.VocabularyEntryFact;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.kit.fact.StateEntity;
import org.jspecify.annotations.Nullable;

@Entity
@Audited
@Table(name = "vocabulary_entry")
class VocabularyEntryEntity extends StateEntity<VocabularyEntryFact> {

    /** The key of the entry: its vocabulary and its code. */
    String entry;

    String vocabulary;

    String code;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> name;

    @Column(name = "age_from")
    @Nullable
    Integer ageFrom;

    @Column(name = "age_to")
    @Nullable
    Integer ageTo;

    @JdbcTypeCode(SqlTypes.JSON)
    Source source;

    @Override
    protected String key() {
        return entry;
    }

    @Override
    public VocabularyEntryFact fact() {
        return new VocabularyEntryFact(
                Coded.find(Vocabulary.class, vocabulary).orElseThrow(),
                code,
                new TreeMap<>(name),
                ageFrom,
                ageTo,
                source,
                validFrom,
                validTo,
                version,
                since,
                until,
                List.of());
    }

    @Override
    protected void take(VocabularyEntryFact fact) {
        entry = fact.key();
        vocabulary = fact.vocabulary().code();
        code = fact.code();
        name = fact.name();
        ageFrom = fact.ageFrom();
        ageTo = fact.ageTo();
        source = fact.source();
    }
}
