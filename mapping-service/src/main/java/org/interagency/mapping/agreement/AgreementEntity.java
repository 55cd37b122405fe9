package org.interagency.mapping.agreement;

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
import org.interagency.contracts.AgreementFact;
import org.interagency.contracts.ContactPoint;
import org.interagency.contracts.Source;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.MeetingRhythm;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.kit.fact.StateEntity;
import org.jspecify.annotations.Nullable;

@Entity
@Audited
@Table(name = "agreement")
class AgreementEntity extends StateEntity<AgreementFact> {

    String code;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> name;

    List<String> parties;

    List<String> programmes;

    List<String> functions;

    List<String> territories;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    Source instrument;

    @Column(name = "meeting_rhythm")
    @Nullable
    String meetingRhythm;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    ContactPoint contact;

    @Override
    protected String key() {
        return code;
    }

    @Override
    public AgreementFact fact() {
        return new AgreementFact(
                code,
                new TreeMap<>(name),
                new TreeSet<>(parties),
                new TreeSet<>(programmes),
                Coded.constants(ProgrammeFunction.class, functions),
                new TreeSet<>(territories),
                validFrom,
                validTo,
                instrument,
                meetingRhythm == null
                        ? null
                        : Coded.find(MeetingRhythm.class, meetingRhythm).orElseThrow(),
                contact,
                version,
                since,
                until,
                List.of());
    }

    @Override
    protected void take(AgreementFact fact) {
        code = fact.code();
        name = fact.name();
        parties = List.copyOf(fact.parties());
        programmes = List.copyOf(fact.programmes());
        functions = Coded.codes(fact.functions());
        territories = List.copyOf(fact.territories());
        instrument = fact.instrument();
        meetingRhythm =
                fact.meetingRhythm() == null ? null : fact.meetingRhythm().code();
        contact = fact.contact();
    }
}
