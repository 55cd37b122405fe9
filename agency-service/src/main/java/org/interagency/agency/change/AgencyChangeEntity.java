package org.interagency.agency.change;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.AgencyChangeFact.Transfer;
import org.interagency.contracts.Source;
import org.interagency.contracts.vocabulary.AgencyChangeType;
import org.interagency.contracts.vocabulary.Coded;

@Entity
@Table(name = "agency_change")
class AgencyChangeEntity {

    @Id
    String code;

    String type;

    @Column(name = "from_agencies")
    List<String> from;

    @Column(name = "to_agencies")
    List<String> to;

    @Column(name = "effective_date")
    LocalDate effectiveDate;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Transfer> transfers;

    @Column(name = "legal_basis")
    @JdbcTypeCode(SqlTypes.JSON)
    List<Source> legalBasis;

    protected AgencyChangeEntity() {}

    AgencyChangeEntity(AgencyChangeFact fact) {
        code = fact.code();
        type = fact.type().code();
        from = fact.from();
        to = fact.to();
        effectiveDate = fact.effectiveDate();
        transfers = fact.transfers();
        legalBasis = fact.legalBasis();
    }

    AgencyChangeFact fact() {
        return new AgencyChangeFact(
                code,
                Coded.find(AgencyChangeType.class, type).orElseThrow(),
                from,
                to,
                effectiveDate,
                transfers,
                legalBasis,
                1);
    }
}
