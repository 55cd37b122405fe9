package org.interagency.mapping.proposal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.kit.access.Mandate;
import org.interagency.kit.request.Today;
import org.interagency.mapping.proposal.Proposal.ProposalStep;
import org.interagency.mapping.responsibility.ResponsibilityRequest;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "proposal")
class ProposalEntity {

    @Id
    String id;

    String responsibility;

    String programme;

    String function;

    String agency;

    String role;

    @JdbcTypeCode(SqlTypes.JSON)
    ResponsibilityRequest request;

    String status;

    @Column(name = "proposed_at")
    Instant proposedAt;

    @Column(name = "proposing_agency")
    @Nullable
    String proposingAgency;

    @Column(name = "proposed_by")
    String proposedBy;

    @Column(name = "closed_at")
    @Nullable
    Instant closedAt;

    @Column(name = "closing_agency")
    @Nullable
    String closingAgency;

    @Column(name = "closed_by")
    @Nullable
    String closedBy;

    @Nullable
    String reason;

    /** A new, open proposal of a request that has its id. */
    static ProposalEntity of(ResponsibilityRequest request, Registrar proposer) {
        ProposalEntity row = new ProposalEntity();
        row.id = UUID.randomUUID().toString();
        row.responsibility = request.key();
        row.programme = request.programme();
        row.function = request.function().code();
        row.agency = request.agency();
        row.role = request.role().code();
        row.request = request;
        row.status = ProposalStatus.OPEN.code();
        row.proposedAt = Today.time();
        row.proposingAgency = proposer.mandate().agency();
        row.proposedBy = proposer.name();
        return row;
    }

    boolean isOpen() {
        return status.equals(ProposalStatus.OPEN.code());
    }

    Mandate proposersMandate() {
        return proposingAgency == null ? Mandate.ALL_AGENCIES : new Mandate(proposingAgency);
    }

    void close(ProposalStatus how, Registrar registrar, @Nullable String why) {
        status = how.code();
        closedAt = Today.time();
        closingAgency = registrar.mandate().agency();
        closedBy = registrar.name();
        reason = why;
    }

    Proposal proposal() {
        return new Proposal(
                id,
                Coded.find(ProposalStatus.class, status).orElseThrow(),
                request,
                new ProposalStep(proposedAt, proposingAgency, proposedBy),
                closedAt == null ? null : new ProposalStep(closedAt, closingAgency, closedBy),
                reason);
    }
}
