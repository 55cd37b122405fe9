package org.interagency.mapping.responsibility;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.TreeSet;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.envers.Audited;
import org.hibernate.type.SqlTypes;
import org.interagency.contracts.AgencyClass;
import org.interagency.contracts.Population;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.contracts.Source;
import org.interagency.contracts.vocabulary.AgencyKind;
import org.interagency.contracts.vocabulary.Bindingness;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Role;
import org.interagency.kit.fact.StateEntity;
import org.jspecify.annotations.Nullable;

@Entity
@Audited
@Table(name = "responsibility")
class ResponsibilityEntity extends StateEntity<ResponsibilityFact> {

    String id;

    String programme;

    String function;

    @Nullable
    String agency;

    @Column(name = "agency_kind")
    @Nullable
    String agencyKind;

    @Column(name = "agency_level")
    @Nullable
    String agencyLevel;

    String role;

    String bindingness;

    List<String> territories;

    @Column(name = "age_from")
    int ageFrom;

    @Column(name = "age_to")
    int ageTo;

    List<String> groups;

    @Column(name = "delegated_from")
    @Nullable
    String delegatedFrom;

    @Column(name = "legal_basis")
    @JdbcTypeCode(SqlTypes.JSON)
    List<Source> legalBasis;

    @Override
    protected String key() {
        return id;
    }

    @Override
    public ResponsibilityFact fact() {
        return new ResponsibilityFact(
                id,
                programme,
                Coded.find(ProgrammeFunction.class, function).orElseThrow(),
                agency,
                agencyClass(),
                Coded.find(Role.class, role).orElseThrow(),
                Coded.find(Bindingness.class, bindingness).orElseThrow(),
                new TreeSet<>(territories),
                new Population(ageFrom, ageTo, new TreeSet<>(groups)),
                validFrom,
                validTo,
                delegatedFrom,
                legalBasis,
                version,
                since,
                until,
                List.of());
    }

    private @Nullable AgencyClass agencyClass() {
        return agencyKind == null
                ? null
                : new AgencyClass(Coded.find(AgencyKind.class, agencyKind).orElseThrow(), agencyLevel);
    }

    @Override
    protected void take(ResponsibilityFact fact) {
        id = fact.id();
        programme = fact.programme();
        function = fact.function().code();
        agency = fact.agency();
        AgencyClass all = fact.agencyClass();
        agencyKind = all == null ? null : all.kind().code();
        agencyLevel = all == null ? null : all.level();
        role = fact.role().code();
        bindingness = fact.bindingness().code();
        territories = List.copyOf(fact.territories());
        ageFrom = fact.population().ageFrom();
        ageTo = fact.population().ageTo();
        groups = List.copyOf(fact.population().groups());
        delegatedFrom = fact.delegatedFrom();
        legalBasis = fact.legalBasis();
    }
}
