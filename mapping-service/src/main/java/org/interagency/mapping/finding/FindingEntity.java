package org.interagency.mapping.finding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.interagency.contracts.FindingFact;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.contracts.vocabulary.FindingTransition;
import org.interagency.contracts.vocabulary.FindingType;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Severity;
import org.interagency.kit.request.Today;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "finding")
class FindingEntity {

    @Id
    String id;

    String scope;

    String type;

    String status;

    String severity;

    boolean vertical;

    List<String> programmes;

    @Nullable
    String function;

    @Nullable
    String contingency;

    List<String> benefits;

    List<String> agencies;

    List<String> responsibilities;

    List<String> territories;

    @JdbcTypeCode(SqlTypes.JSON)
    List<FindingFact.FindingBox> extent;

    /** The first day of the extent. */
    @Column(name = "valid_from")
    @Nullable
    LocalDate validFrom;

    /** The first day after all of the extent; {@code null} if a part of it has no end. */
    @Column(name = "valid_to")
    @Nullable
    LocalDate validTo;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> explanation;

    UUID fingerprint;

    @Column(name = "first_seen")
    Instant firstSeen;

    @Column(name = "last_changed")
    Instant lastChanged;

    long version;

    /** The first day on which the same facts give another status; {@code null} if there is none. */
    @Column(name = "judged_until")
    @Nullable
    LocalDate judgedUntil;

    /** The code of the last step since the finding was last opened; {@code null} if there is none, or if it was withdrawn. */
    @Nullable
    String step;

    @Nullable
    String reason;

    @Column(name = "review_on")
    @Nullable
    LocalDate reviewOn;

    @Column(name = "accepted_version")
    @Nullable
    Long acceptedVersion;

    @Nullable
    String assignee;

    @Column(name = "assigned_agency")
    @Nullable
    String assignedAgency;

    @Column(name = "due_on")
    @Nullable
    LocalDate dueOn;

    FindingFact fact() {
        return new FindingFact(
                id,
                Coded.find(FindingType.class, type).orElseThrow(),
                Coded.find(FindingStatus.class, status).orElseThrow(),
                Coded.find(Severity.class, severity).orElseThrow(),
                vertical,
                FindingFact.timing(extent, Today.date()),
                programmes,
                function == null
                        ? null
                        : Coded.find(ProgrammeFunction.class, function).orElseThrow(),
                contingency,
                benefits,
                agencies,
                responsibilities,
                extent,
                explanation,
                null,
                firstSeen,
                lastChanged,
                version);
    }

    void become(FindingFact fact) {
        id = fact.id();
        type = fact.type().code();
        status = fact.status().code();
        severity = fact.severity().code();
        vertical = fact.vertical();
        programmes = fact.programmes();
        function = fact.function() == null ? null : fact.function().code();
        contingency = fact.contingency();
        benefits = fact.benefits();
        agencies = fact.agencies();
        responsibilities = fact.responsibilities();
        territories = fact.extent().stream()
                .flatMap(box -> box.territories().stream())
                .distinct()
                .toList();
        extent = fact.extent();
        validFrom = Boxes.firstDay(extent);
        validTo = Boxes.end(extent);
        explanation = fact.explanation();
        firstSeen = fact.firstSeen();
        lastChanged = fact.lastChanged();
        version = fact.version();
    }

    /** @param version that of the finding after the step */
    void take(FindingStepRequest request, long version) {
        boolean withdraws = request.transition() == FindingTransition.REOPEN;
        boolean accepts = request.transition() == FindingTransition.ACCEPT;
        step = withdraws ? null : request.transition().code();
        reason = withdraws ? null : request.reason();
        reviewOn = request.reviewOn();
        acceptedVersion = accepts ? version : null;
    }

    FoundFinding found() {
        return new FoundFinding(fact(), handling());
    }

    /** What is being done about it today. */
    FindingHandling handling() {
        FindingStatus current = Coded.find(FindingStatus.class, status).orElseThrow();
        LocalDate today = Today.date();
        return new FindingHandling(
                assignee,
                assignedAgency,
                dueOn,
                dueOn != null && dueOn.isBefore(today) && !current.isSettled(),
                reason,
                reviewOn,
                reviewOn != null && !reviewOn.isAfter(today) && current == FindingStatus.ACCEPTED);
    }

    boolean isAssigned(@Nullable AssignmentRequest to) {
        return to == null
                ? assignee == null
                : to.assignee().equals(assignee)
                        && Objects.equals(to.agency(), assignedAgency)
                        && Objects.equals(to.dueOn(), dueOn);
    }

    /** @param to {@code null} for nobody */
    void assign(@Nullable AssignmentRequest to) {
        assignee = to == null ? null : to.assignee();
        assignedAgency = to == null ? null : to.agency();
        dueOn = to == null ? null : to.dueOn();
    }

    /** Forgets what was done about it, as if it were found for the first time. The history keeps it. */
    void beginAnew() {
        step = null;
        reason = null;
        reviewOn = null;
        acceptedVersion = null;
        assign(null);
    }
}
