package org.interagency.program.right;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.envers.Audited;
import org.hibernate.type.SqlTypes;
import org.interagency.contracts.RightFact;
import org.interagency.contracts.Source;
import org.interagency.kit.fact.StateEntity;

/** The table is not named {@code right}, since that is a reserved word of SQL. */
@Entity
@Audited
@Table(name = "realisable_right")
class RightEntity extends StateEntity<RightFact> {

    String code;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> name;

    String instrument;

    String article;

    @JdbcTypeCode(SqlTypes.JSON)
    Source source;

    @Override
    protected String key() {
        return code;
    }

    @Override
    public RightFact fact() {
        return new RightFact(
                code,
                new TreeMap<>(name),
                instrument,
                article,
                source,
                validFrom,
                validTo,
                version,
                since,
                until,
                List.of());
    }

    @Override
    protected void take(RightFact fact) {
        code = fact.code();
        name = fact.name();
        instrument = fact.instrument();
        article = fact.article();
        source = fact.source();
    }
}
