package org.interagency.program.programme;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.envers.Audited;
import org.hibernate.type.SqlTypes;
import org.interagency.contracts.Budget;
import org.interagency.contracts.Population;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.Source;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.kit.fact.StateEntity;
import org.jspecify.annotations.Nullable;

@Entity
@Audited
@Table(name = "programme")
class ProgrammeEntity extends StateEntity<ProgrammeFact> {

    String code;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> name;

    String owner;

    String scheme;

    String targeting;

    List<String> rights;

    List<String> contingencies;

    List<String> benefits;

    @Column(name = "age_from")
    int ageFrom;

    @Column(name = "age_to")
    int ageTo;

    List<String> groups;

    @Column(name = "life_cycle_stages")
    List<String> lifeCycleStages;

    List<String> territories;

    @Column(name = "required_functions")
    List<String> requiredFunctions;

    @Nullable
    String cofog;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Budget> budgets;

    @Column(name = "legal_basis")
    @JdbcTypeCode(SqlTypes.JSON)
    List<Source> legalBasis;

    @Override
    protected String key() {
        return code;
    }

    @Override
    public ProgrammeFact fact() {
        return new ProgrammeFact(
                code,
                new TreeMap<>(name),
                owner,
                scheme,
                targeting,
                new TreeSet<>(rights),
                new TreeSet<>(contingencies),
                new TreeSet<>(benefits),
                new Population(ageFrom, ageTo, new TreeSet<>(groups)),
                new TreeSet<>(lifeCycleStages),
                new TreeSet<>(territories),
                validFrom,
                validTo,
                Coded.constants(ProgrammeFunction.class, requiredFunctions),
                cofog,
                budgets,
                legalBasis,
                version,
                since,
                until,
                List.of());
    }

    @Override
    protected void take(ProgrammeFact fact) {
        code = fact.code();
        name = fact.name();
        owner = fact.owner();
        scheme = fact.scheme();
        targeting = fact.targeting();
        rights = List.copyOf(fact.rights());
        contingencies = List.copyOf(fact.contingencies());
        benefits = List.copyOf(fact.benefits());
        ageFrom = fact.population().ageFrom();
        ageTo = fact.population().ageTo();
        groups = List.copyOf(fact.population().groups());
        lifeCycleStages = List.copyOf(fact.lifeCycleStages());
        territories = List.copyOf(fact.territories());
        requiredFunctions = Coded.codes(fact.requiredFunctions());
        cofog = fact.cofog();
        budgets = fact.budgets();
        legalBasis = fact.legalBasis();
    }
}
