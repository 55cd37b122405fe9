package org.interagency.mapping.scenario;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.interagency.kit.access.PersonalRecords;
import org.interagency.kit.audit.AuditTrail;
import org.interagency.kit.limit.TimeLimitExceededException;
import org.interagency.kit.request.Today;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.interagency.mapping.scenario.FindingOption.OptionOutcome;

/**
 * Keeps scenarios as options for dealing with findings. Only the scenario is stored: what would follow from it is computed when it is read, since the facts
 * change.
 */
@ApplicationScoped
class FindingOptions implements PersonalRecords {

    /** All options for a finding are computed for one answer. */
    private static final int MOST = 5;

    private static final String AUDITED = "finding-option";

    private final Session session;
    private final Scenarios scenarios;
    private final AuditTrail audit;

    FindingOptions(Session session, Scenarios scenarios, AuditTrail audit) {
        this.session = session;
        this.scenarios = scenarios;
        this.audit = audit;
    }

    /**
     * What would follow from a scenario. Opens transactions of its own.
     *
     * @throws RefusedException if the finding does not exist, or if the scenario could not be carried out; 503 if the agency service does not answer
     */
    OptionOutcome tryOut(String finding, FindingOptionRequest request) {
        QuarkusTransaction.requiringNew().run(() -> requireFinding(finding, false));
        try {
            return OptionOutcome.of(scenarios.tryOut(request.scenario()), finding);
        } catch (RefusedException refused) {
            throw refused.below("/scenario");
        }
    }

    /**
     * Keeps a scenario. The row of the finding is locked, so that two writers together keep no more than is allowed.
     *
     * @param by the name that goes on record
     * @throws RefusedException if the finding does not exist, has {@value #MOST} options or one of this name
     */
    @Transactional
    FindingOption keep(String finding, FindingOptionRequest request, OptionOutcome outcome, String by) {
        requireFinding(finding, true);
        List<FindingOptionEntity> others = rows(finding);
        if (others.size() == MOST) {
            String detail = "The finding has " + MOST + " options. Remove one first.";
            throw RefusedException.conflict(detail, List.of(new Violation("", detail)));
        }
        if (others.stream().anyMatch(other -> other.name.equals(request.name()))) {
            String detail = "The finding has an option of this name. Give it another one.";
            throw RefusedException.conflict(detail, List.of(Violation.of("name", detail)));
        }
        FindingOptionEntity row = new FindingOptionEntity();
        row.id = UUID.randomUUID().toString();
        row.finding = finding;
        row.name = request.name();
        row.at = Today.time();
        row.author = by;
        row.scenario = request.scenario();
        session.persist(row);
        audit.stored(AUDITED, row.id, 1);
        return option(row, outcome);
    }

    private void requireFinding(String finding, boolean lock) {
        if (session.createNativeQuery(
                        "SELECT id FROM finding WHERE id = :id" + (lock ? " FOR UPDATE" : ""), String.class)
                .setParameter("id", finding)
                .uniqueResultOptional()
                .isEmpty()) {
            throw RefusedException.notFound("finding", finding);
        }
    }

    private List<FindingOptionEntity> rows(String finding) {
        return session.createSelectionQuery(
                        "from FindingOptionEntity where finding = :finding order by at, id", FindingOptionEntity.class)
                .setParameter("finding", finding)
                .list();
    }

    /**
     * The options for a finding, in the order in which they were kept.
     *
     * @throws RefusedException if the finding does not exist
     */
    List<FindingOption> all(String finding) {
        return QuarkusTransaction.requiringNew()
                .call(() -> {
                    requireFinding(finding, false);
                    return rows(finding);
                })
                .stream()
                .map(this::computed)
                .toList();
    }

    /**
     * An option.
     *
     * @throws RefusedException if it does not exist
     */
    FindingOption find(String finding, String id) {
        return computed(QuarkusTransaction.requiringNew().call(() -> row(finding, id)));
    }

    private FindingOptionEntity row(String finding, String id) {
        FindingOptionEntity row = session.find(FindingOptionEntity.class, id);
        if (row == null || !row.finding.equals(finding)) {
            throw RefusedException.notFound("option", id + " for the finding " + finding);
        }
        return row;
    }

    /**
     * Removes an option.
     *
     * @throws RefusedException if it does not exist
     */
    void remove(String finding, String id) {
        QuarkusTransaction.requiringNew().run(() -> {
            session.remove(row(finding, id));
            audit.stored(AUDITED, id, 2);
        });
    }

    private FindingOption computed(FindingOptionEntity row) {
        try {
            return option(row, OptionOutcome.of(scenarios.tryOut(row.scenario), row.finding));
        } catch (RefusedException refused) {
            return refused(row, reasons(refused));
        } catch (TimeLimitExceededException tooLong) {
            return refused(row, "It takes too long to compute what would follow.");
        }
    }

    /** All violations, since the sentence that counts them speaks of a request. */
    private static String reasons(RefusedException refused) {
        return refused.violations().isEmpty()
                ? refused.detail()
                : refused.violations().stream()
                        .map(violation -> violation.pointer() + ": " + violation.detail())
                        .collect(Collectors.joining(" "));
    }

    private static FindingOption refused(FindingOptionEntity row, String why) {
        return new FindingOption(row.id, row.name, row.at, row.author, row.scenario, null, why);
    }

    private static FindingOption option(FindingOptionEntity row, OptionOutcome outcome) {
        return new FindingOption(row.id, row.name, row.at, row.author, row.scenario, outcome, null);
    }

    @Override
    public void redact(String name) {
        PersonalRecords.redact(session, name, "FindingOptionEntity", "author");
    }
}
