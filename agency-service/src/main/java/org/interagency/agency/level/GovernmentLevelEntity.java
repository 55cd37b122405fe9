package org.interagency.agency.level;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.interagency.contracts.GovernmentLevelFact;
import org.interagency.kit.fact.FactEntity;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "government_level")
class GovernmentLevelEntity implements FactEntity<GovernmentLevelFact> {

    @Id
    String code;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> name;

    short rank;

    @Column(name = "valid_to")
    @Nullable
    LocalDate validTo;

    long version;

    @Override
    public GovernmentLevelFact fact() {
        return new GovernmentLevelFact(code, new TreeMap<>(name), rank, validTo, version);
    }

    @Override
    public void become(GovernmentLevelFact fact) {
        code = fact.code();
        name = fact.name();
        rank = (short) fact.rank();
        validTo = fact.validTo();
        version = fact.version();
    }
}
