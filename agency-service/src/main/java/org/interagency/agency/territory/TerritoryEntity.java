package org.interagency.agency.territory;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.envers.Audited;
import org.hibernate.type.SqlTypes;
import org.interagency.contracts.TerritoryFact;
import org.interagency.kit.fact.StateEntity;
import org.jspecify.annotations.Nullable;

@Entity
@Audited
@Table(name = "territory")
class TerritoryEntity extends StateEntity<TerritoryFact> {

    String code;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> name;

    String level;

    @Nullable
    String parent;

    @Override
    protected String key() {
        return code;
    }

    @Override
    public TerritoryFact fact() {
        return new TerritoryFact(
                code, new TreeMap<>(name), level, parent, validFrom, validTo, version, since, until, List.of());
    }

    @Override
    protected void take(TerritoryFact fact) {
        code = fact.code();
        name = fact.name();
        level = fact.level();
        parent = fact.parent();
    }
}
