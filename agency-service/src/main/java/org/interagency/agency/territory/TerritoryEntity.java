package org.interagency.agency.territory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.interagency.contracts.TerritoryFact;
import org.interagency.kit.fact.FactEntity;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "territory")
class TerritoryEntity implements FactEntity<TerritoryFact> {

    @Id
    String code;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> name;

    String level;

    @Nullable
    String parent;

    @Column(name = "valid_to")
    @Nullable
    LocalDate validTo;

    long version;

    @Override
    public TerritoryFact fact() {
        return new TerritoryFact(code, new TreeMap<>(name), level, parent, validTo, version);
    }

    @Override
    public void become(TerritoryFact fact) {
        code = fact.code();
        name = fact.name();
        level = fact.level();
        parent = fact.parent();
        validTo = fact.validTo();
        version = fact.version();
    }
}
