package org.interagency.mapping.finding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.interagency.contracts.EventTypes;
import org.interagency.contracts.EventTypes.FindingChange;
import org.interagency.contracts.FindingFact;
import org.interagency.contracts.Topics;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.contracts.vocabulary.FindingTransition;
import org.interagency.kit.audit.AuditTrail;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.fact.Precondition;
import org.interagency.kit.outbox.Outbox;
import org.interagency.kit.request.Today;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Records what people do about findings. Each step is a version of its finding, with an event in the same transaction.
 *
 * <p>A step locks the row of its finding before it reads it, as detection does. So of a step and a detection, or of two steps, the second sees what the
 * first has written. A step locks nothing else that others wait for.
 */
@ApplicationScoped
public class FindingSteps {

    private static final String AUDITED = "finding";

    private final Session session;
    private final Outbox outbox;
    private final CopiedFacts copies;
    private final AuditTrail audit;

    FindingSteps(Session session, Outbox outbox, CopiedFacts copies, AuditTrail audit) {
        this.session = session;
        this.outbox = outbox;
        this.copies = copies;
        this.audit = audit;
    }

    /**
     * Takes a step that gives a finding another status.
     *
     * @param by the name that goes on record
     * @return the finding after the step
     * @throws RefusedException if the finding does not exist, does not meet the condition, or does not allow the step now
     */
    @Transactional
    public FoundFinding take(String id, FindingStepRequest request, Precondition condition, String by) {
        FindingEntity row = lock(id, condition);
        FindingFact before = row.fact();
        FindingTransition transition = request.transition();
        List<FindingTransition> possible = Objects.requireNonNull(before.availableTransitions());
        if (!possible.contains(transition)) {
            throw impossible(before, transition);
        }
        Instant now = Today.time();
        FindingFact after = before.next(FindingLife.after(transition), now);
        row.take(request, after.version());
        FindingStepEntity step = step(transition.code(), after, now, by);
        step.reason = request.reason();
        step.reviewOn = request.reviewOn();
        return store(row, after, change(transition), step);
    }

    private static RefusedException impossible(FindingFact finding, FindingTransition transition) {
        List<FindingTransition> possible = Objects.requireNonNull(finding.availableTransitions());
        String detail = "This finding is " + finding.status().code() + ", so " + transition.code()
                + " is not possible. "
                + (possible.isEmpty()
                        ? "No step is."
                        : "Possible are: "
                                + possible.stream().map(FindingTransition::code).collect(Collectors.joining(", "))
                                + ".");
        return RefusedException.conflict(detail, List.of(Violation.of("transition", detail)));
    }

    private static FindingChange change(FindingTransition transition) {
        return switch (transition) {
            case ACKNOWLEDGE -> FindingChange.ACKNOWLEDGED;
            case ACCEPT -> FindingChange.ACCEPTED;
            case DISPUTE -> FindingChange.DISPUTED;
            case REOPEN -> FindingChange.OPENED;
        };
    }

    /**
     * Fetches the agency that an assignment names, if it is not known here. Opens transactions of its own.
     *
     * @throws RefusedException if the agency service has to be asked and does not answer
     */
    public void prepare(AssignmentRequest request) {
        if (request.agency() != null) {
            copies.agencies().prepare(List.of(request.agency()), false);
        }
    }

    /**
     * Says who deals with a finding, or that nobody does. If it says so already, nothing is written.
     *
     * @param to {@code null} for nobody
     * @param by the name that goes on record
     * @return the finding after the assignment
     * @throws RefusedException if the finding does not exist, does not meet the condition, or is resolved; or if the agency does not exist
     */
    @Transactional
    public FoundFinding assign(String id, @Nullable AssignmentRequest to, Precondition condition, String by) {
        FindingEntity row = lock(id, condition);
        FindingFact before = row.fact();
        if (before.status() == FindingStatus.RESOLVED) {
            String detail = "This finding is resolved; there is nothing to deal with.";
            throw RefusedException.conflict(detail, List.of(new Violation("", detail)));
        }
        if (to != null
                && to.agency() != null
                && copies.agencies().find(to.agency()).isEmpty()) {
            throw RefusedException.violating(
                    List.of(Violation.of("agency", "There is no agency " + to.agency() + ".")));
        }
        if (row.isAssigned(to)) {
            return row.found();
        }
        row.assign(to);
        FindingFact after = before.next();
        FindingStepEntity step = step(FindingStepEntity.ASSIGN, after, Today.time(), by);
        step.assignee = row.assignee;
        step.agency = row.assignedAgency;
        step.dueOn = row.dueOn;
        return store(row, after, FindingChange.ASSIGNED, step);
    }

    /**
     * Comments on a finding, which may be resolved.
     *
     * @param by the name that goes on record
     * @throws RefusedException if the finding does not exist
     */
    @Transactional
    public FindingComment comment(String id, FindingCommentRequest request, String by) {
        FindingEntity row = lock(id, Precondition.NONE);
        FindingFact after = row.fact().next();
        FindingStepEntity step = step(FindingStepEntity.COMMENT, after, Today.time(), by);
        step.comment(request);
        store(row, after, FindingChange.COMMENTED, step);
        return step.comment();
    }

    private FindingEntity lock(String id, Precondition condition) {
        FindingEntity row = session.find(FindingEntity.class, id, LockMode.PESSIMISTIC_WRITE);
        if (row == null) {
            throw RefusedException.notFound("finding", id);
        }
        condition.require("finding", id, OptionalLong.of(row.version));
        return row;
    }

    private static FindingStepEntity step(String kind, FindingFact after, Instant at, String by) {
        return FindingStepEntity.of(kind, new FindingVersionKey(after.id(), after.version()), at, by);
    }

    private FoundFinding store(FindingEntity row, FindingFact after, FindingChange change, FindingStepEntity step) {
        row.become(after);
        session.persist(step);
        // Like what follows from a write, since its size does not depend on the step.
        outbox.append(outbox.prepareFollowing(Topics.FRAGMENTATION, EventTypes.of(change), after));
        audit.stored(AUDITED, after.id(), after.version());
        return new FoundFinding(after, row.handling());
    }
}
