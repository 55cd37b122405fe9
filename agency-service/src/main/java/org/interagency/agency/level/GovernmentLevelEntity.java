package org.interagency.agency.level;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.envers.Audited;
import org.hibernate.type.SqlTypes;
import org.interagency.contracts.GovernmentLevelFact;
import org.interagency.kit.fact.StateEntity;

@Entity
@Audited
@Table(name = "government_level")
class GovernmentLevelEntity extends StateEntity<GovernmentLevelFact> {

    String code;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> name;

    short rank;

    @Override
    protected String key() {
        return code;
    }

    @Override
    public GovernmentLevelFact fact() {
        return new GovernmentLevelFact(
                code, new TreeMap<>(name), rank, validFrom, validTo, version, since, until, List.of());
    }

    @Override
    protected void take(GovernmentLevelFact fact) {
        code = fact.code();
        name = fact.name();
        rank = (short) fact.rank();
    }
}
