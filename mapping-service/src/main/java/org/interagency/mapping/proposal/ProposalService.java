package org.interagency.mapping.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.interagency.kit.access.CoveredAgencies;
import org.interagency.kit.access.Mandate;
import org.interagency.kit.audit.AuditTrail;
import org.interagency.kit.fact.DryRunTransaction;
import org.interagency.kit.fact.WriteTerms;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.RefusedException.Reason;
import org.interagency.kit.rule.Violation;
import org.interagency.mapping.responsibility.ResponsibilityRequest;
import org.interagency.mapping.responsibility.ResponsibilityService;
import org.interagency.mapping.responsibility.ResponsibilityService.Written;
import org.jspecify.annotations.Nullable;

/**
 * Makes and answers proposals.
 *
 * <p>Who answers a proposal locks its row before all else, so that one of two answers waits for the other and then finds the proposal closed. Who
 * makes one locks what a write of the responsibility would lock, so that of two proposals of one responsibility the second finds the first.
 */
@ApplicationScoped
class ProposalService {

    private static final String AUDITED = "proposal";
    private static final int MADE = 1;
    private static final int CLOSED = 2;

    private final Session session;
    private final ResponsibilityService responsibilities;
    private final AuditTrail audit;

    ProposalService(Session session, ResponsibilityService responsibilities, AuditTrail audit) {
        this.session = session;
        this.responsibilities = responsibilities;
        this.audit = audit;
    }

    /**
     * Proposes a responsibility to the agency that would hold it.
     *
     * @param request one that has its id
     * @throws RefusedException if a class would hold it; if the responsibility could not be registered by anyone, or by the registrar itself; if another agency has to propose
     *     it; if it is proposed already
     */
    @Transactional
    Proposal propose(ResponsibilityRequest request, Registrar registrar) {
        if (request.agencyClass() != null) {
            throw RefusedException.violating(List.of(Violation.of(
                    "agencyClass",
                    "A class of agencies cannot accept a proposal. Name one agency, or have the central registry office register the"
                            + " responsibility of the class.")));
        }
        if (!registrar.isOfTheOffice()) {
            checkThatItNeedsAProposal(request, registrar);
        }
        responsibilities
                .refusal(request, WriteTerms.creation(Mandate.OF_REGISTRY))
                .ifPresent(ProposalService::refuse);
        checkThatItIsTheirsToGive(request, registrar);
        findOpen(request.key()).ifPresent(open -> refuse(isProposed(open)));
        ProposalEntity row = ProposalEntity.of(request, registrar);
        session.persist(row);
        audit.stored(AUDITED, row.id, MADE);
        return row.proposal();
    }

    private void checkThatItNeedsAProposal(ResponsibilityRequest request, Registrar registrar) {
        RefusedException refusal = responsibilities
                .refusal(request, WriteTerms.creation(registrar.mandate()))
                .orElseGet(() -> RefusedException.violating(List.of(Violation.of(
                        "agency",
                        "The token allows to register this responsibility, so that nobody has to accept it. Send it to"
                                + " POST /responsibilities."))));
        if (refusal.reason() != Reason.FORBIDDEN) {
            throw refusal;
        }
    }

    private void checkThatItIsTheirsToGive(ResponsibilityRequest request, Registrar registrar) {
        String giver = responsibilities.giver(request);
        if (!covered(registrar).cover(giver)) {
            String how = request.delegatedFrom() == null
                    ? "owns the programme " + request.programme()
                    : "delegates " + request.delegatedFrom();
            throw RefusedException.forbidden("Only a registrar of " + giver
                    + ", or of an agency above it, can propose this, since " + giver + " " + how + "."
                    + bearer(registrar));
        }
    }

    private CoveredAgencies covered(Registrar registrar) {
        return responsibilities.covered(registrar.mandate());
    }

    private static String bearer(Registrar registrar) {
        return " The token is that of a registrar of " + registrar.mandate().agency() + ".";
    }

    private static void refuse(RefusedException refusal) {
        throw refusal;
    }

    private Optional<ProposalEntity> findOpen(String responsibility) {
        return session.createSelectionQuery(
                        "from ProposalEntity where responsibility = :responsibility and status = :open",
                        ProposalEntity.class)
                .setParameter("responsibility", responsibility)
                .setParameter("open", ProposalStatus.OPEN.code())
                .uniqueResultOptional();
    }

    private static RefusedException isProposed(ProposalEntity open) {
        String detail = "The responsibility " + open.responsibility + " is proposed already, by proposal " + open.id
                + ". Wait for the answer, or withdraw that one.";
        return RefusedException.conflict(detail, List.of(Violation.of("id", detail)));
    }

    /**
     * Accepts a proposal: registers the responsibility.
     *
     * @param dryRun whether to answer what the acceptance would do, and roll it back
     * @throws RefusedException if it is not for this registrar, is not open, or if the responsibility can no longer be registered; the proposal stays as
     *     it is
     */
    Written accept(String id, Registrar registrar, boolean dryRun) {
        return DryRunTransaction.run(
                () -> {
                    ProposalEntity row = lockToAnswer(id, registrar);
                    Mandate both = registrar.mandate().withConsentOf(row.proposersMandate());
                    Written written = responsibilities.write(row.request, WriteTerms.creation(both), false);
                    close(row, ProposalStatus.ACCEPTED, registrar, null);
                    return written;
                },
                written -> !dryRun);
    }

    /**
     * Refuses a proposal.
     *
     * @throws RefusedException if it is not for this registrar, or is not open
     */
    @Transactional
    Proposal refuse(String id, Registrar registrar, String reason) {
        ProposalEntity row = lockToAnswer(id, registrar);
        close(row, ProposalStatus.REFUSED, registrar, reason);
        return row.proposal();
    }

    private void close(ProposalEntity row, ProposalStatus status, Registrar registrar, @Nullable String reason) {
        row.close(status, registrar, reason);
        audit.stored(AUDITED, row.id, CLOSED);
    }

    private ProposalEntity lockToAnswer(String id, Registrar registrar) {
        ProposalEntity row = find(id, LockMode.PESSIMISTIC_WRITE);
        if (!covered(registrar).cover(row.agency)) {
            throw RefusedException.forbidden("Only a registrar of " + row.agency
                    + ", or of an agency above it, can accept or refuse this proposal; if " + row.agency
                    + " passes to an agency of others, only the central registry office can." + bearer(registrar));
        }
        checkThatItIsOpen(row);
        return row;
    }

    /**
     * Withdraws a proposal.
     *
     * @throws RefusedException if another agency has made it, or if it is not open
     */
    @Transactional
    Proposal withdraw(String id, Registrar registrar) {
        ProposalEntity row = find(id, LockMode.PESSIMISTIC_WRITE);
        String proposer = row.proposingAgency;
        if (!registrar.isOfTheOffice()
                && (proposer == null || !covered(registrar).cover(proposer))) {
            throw RefusedException.forbidden((proposer == null
                            ? "Only the central registry office, which has made this proposal, can withdraw it."
                            : "Only a registrar of " + proposer
                                    + ", which has made this proposal, or of an agency above it, can withdraw it.")
                    + bearer(registrar));
        }
        checkThatItIsOpen(row);
        close(row, ProposalStatus.WITHDRAWN, registrar, null);
        return row.proposal();
    }

    private static void checkThatItIsOpen(ProposalEntity row) {
        if (!row.isOpen()) {
            String detail = "This proposal was " + row.status + " at " + row.closedAt
                    + (row.reason == null ? "" : ", for this reason: " + row.reason) + ". A new one can be made.";
            throw RefusedException.conflict(detail, List.of(new Violation("", detail)));
        }
    }

    private ProposalEntity find(String id, LockMode lock) {
        ProposalEntity row = session.find(ProposalEntity.class, id, lock);
        if (row == null) {
            throw RefusedException.notFound("proposal", id);
        }
        return row;
    }

    /**
     * The proposal of an id.
     *
     * @throws RefusedException if it does not exist
     */
    @Transactional
    Proposal get(String id) {
        return find(id, LockMode.NONE).proposal();
    }

    /** The proposals that satisfy all criteria. */
    @Transactional
    Page<Proposal> list(Criteria<Proposal> criteria, PageRequest page) {
        return criteria.page(session, ProposalEntity.class, page, ProposalEntity::proposal, Proposal::id);
    }
}
