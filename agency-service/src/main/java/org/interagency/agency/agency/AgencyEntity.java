package org.interagency.agency.agency;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.vocabulary.AgencyKind;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.kit.fact.FactEntity;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "agency")
class AgencyEntity implements FactEntity<AgencyFact> {

    @Id
    String code;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> name;

    String kind;

    String level;

    String territory;

    @Nullable
    String parent;

    @Column(name = "valid_from")
    @Nullable
    LocalDate validFrom;

    @Column(name = "valid_to")
    @Nullable
    LocalDate validTo;

    long version;

    @Override
    public AgencyFact fact() {
        return new AgencyFact(
                code,
                new TreeMap<>(name),
                Coded.find(AgencyKind.class, kind).orElseThrow(),
                level,
                territory,
                parent,
                validFrom,
                validTo,
                version);
    }

    @Override
    public void become(AgencyFact fact) {
        code = fact.code();
        name = fact.name();
        kind = fact.kind().code();
        level = fact.level();
        territory = fact.territory();
        parent = fact.parent();
        validFrom = fact.validFrom();
        validTo = fact.validTo();
        version = fact.version();
    }
}
