package org.interagency.agency.agency;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.envers.Audited;
import org.hibernate.type.SqlTypes;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.ContactPoint;
import org.interagency.contracts.vocabulary.AgencyKind;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.kit.fact.StateEntity;
import org.jspecify.annotations.Nullable;

@Entity
@Audited
@Table(name = "agency")
class AgencyEntity extends StateEntity<AgencyFact> {

    String code;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> name;

    String kind;

    String level;

    String territory;

    @Nullable
    String parent;

    @Column(name = "contact_point")
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    ContactPoint contactPoint;

    @Column(name = "grievance_channel")
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    ContactPoint grievanceChannel;

    List<String> predecessors;

    List<String> successors;

    @Override
    protected String key() {
        return code;
    }

    @Override
    public AgencyFact fact() {
        return new AgencyFact(
                code,
                new TreeMap<>(name),
                Coded.find(AgencyKind.class, kind).orElseThrow(),
                level,
                territory,
                parent,
                contactPoint,
                grievanceChannel,
                predecessors,
                successors,
                validFrom,
                validTo,
                version,
                since,
                until,
                List.of());
    }

    @Override
    protected void take(AgencyFact fact) {
        code = fact.code();
        name = fact.name();
        kind = fact.kind().code();
        level = fact.level();
        territory = fact.territory();
        parent = fact.parent();
        contactPoint = fact.contactPoint();
        grievanceChannel = fact.grievanceChannel();
        predecessors = fact.predecessors();
        successors = fact.successors();
    }
}
