package org.interagency.mapping.responsibility;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.contracts.Topics;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.copy.Reorganisations;
import org.interagency.kit.fact.Ledger;
import org.interagency.kit.fact.Outcome.Stored;
import org.interagency.kit.fact.Preconditions;
import org.interagency.kit.fact.Trial;
import org.interagency.kit.fact.WriteTerms;
import org.interagency.kit.history.History;
import org.interagency.kit.history.History.Version;
import org.interagency.kit.outbox.Outbox;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.mapping.detection.Detection;
import org.interagency.mapping.detection.KnownWords;
import org.interagency.mapping.detection.Redetection;
import org.interagency.mapping.detection.Territories;
import org.interagency.mapping.finding.FindingChanges;
import org.jspecify.annotations.Nullable;

/** Keeps the responsibilities. */
@ApplicationScoped
public class ResponsibilityRegister {

    private final ResponsibilityRepository rows;
    private final CopiedFacts copies;
    private final Reorganisations reorganisations;
    private final KnownWords words;
    private final Territories territories;
    private final Detection detection;
    private final Redetection redetection;
    private final Ledger<ResponsibilityFact, ResponsibilityEntity> ledger;

    ResponsibilityRegister(
            ResponsibilityRepository rows,
            CopiedFacts copies,
            Reorganisations reorganisations,
            KnownWords words,
            Territories territories,
            Detection detection,
            Redetection redetection,
            Outbox outbox,
            History history) {
        this.rows = rows;
        this.copies = copies;
        this.reorganisations = reorganisations;
        this.words = words;
        this.territories = territories;
        this.detection = detection;
        this.redetection = redetection;
        this.ledger = new Ledger<>(
                rows, ResponsibilityEntity::new, outbox, history, Topics.RESPONSIBILITIES, "responsibility", "id");
    }

    /** What a write did. */
    record Written(Stored<ResponsibilityFact> stored, FindingChanges findings) {

        ResponsibilityAnswer answer() {
            return new ResponsibilityAnswer(stored.fact(), findings);
        }
    }

    /** For the responsibilities of one request. */
    ResponsibilityWriter writer() {
        return new ResponsibilityWriter(copies, reorganisations, words, territories, detection, redetection, ledger);
    }

    /**
     * Asks other services for what a request refers to.
     *
     * @param fresh whether to ask even for what is known
     */
    void prepare(ResponsibilityRequest request, boolean fresh) {
        writer().prepare(List.of(request), fresh);
    }

    /**
     * Registers a responsibility that does not exist yet.
     *
     * @param request with an id
     * @param dryRun whether to answer what would happen, and let nothing happen
     */
    Written create(ResponsibilityRequest request, boolean dryRun) {
        return put(request, WriteTerms.creation(), dryRun);
    }

    /**
     * Registers or replaces a responsibility.
     *
     * @param request with an id
     * @param dryRun whether to answer what would happen, and let nothing happen
     */
    Written put(ResponsibilityRequest request, WriteTerms terms, boolean dryRun) {
        ResponsibilityWriter writer = writer();
        return Trial.run(
                () -> {
                    Stored<ResponsibilityFact> stored =
                            writer.store(List.of(request), terms).get(0).orThrow();
                    return new Written(stored, writer.detect());
                },
                written -> !dryRun);
    }

    /** @param dryRun whether to answer what would happen, and let nothing happen */
    Written retire(String id, LocalDate on, Preconditions preconditions, boolean dryRun) {
        ResponsibilityWriter writer = writer();
        return Trial.run(
                () -> {
                    Stored<ResponsibilityFact> stored = writer.retire(id, on, preconditions);
                    return new Written(stored, writer.detect());
                },
                written -> !dryRun);
    }

    /** The responsibilities of these ids that there are, as they are today. Needs a transaction. */
    public Map<String, ResponsibilityFact> find(Set<String> ids) {
        return ledger.find(ids);
    }

    /** Some responsibilities and all that they are delegated from, as they are on a day, by id. Needs a transaction. */
    public Map<String, ResponsibilityFact> withDelegators(Set<String> ids, LocalDate day) {
        Map<String, ResponsibilityFact> all = new HashMap<>();
        Set<String> wanted = ids;
        while (!wanted.isEmpty()) {
            Map<String, ResponsibilityFact> found = ledger.find(wanted);
            found.forEach((id, responsibility) -> all.put(id, responsibility.on(day)));
            wanted = found.keySet().stream()
                    .map(id -> all.get(id).delegatedFrom())
                    .filter(Objects::nonNull)
                    .filter(id -> !all.containsKey(id))
                    .collect(Collectors.toSet());
        }
        return all;
    }

    /** Has responsibilities pass to other agencies, as a reorganisation demands. */
    void passOn(@Observes AgencyChangeFact change) {
        List<String> held = rows.find(
                        """
                        select distinct id from ResponsibilityEntity where agency in ?1
                        and (until is null or until > ?2) and (validTo is null or validTo > ?2)""",
                        change.from(),
                        change.effectiveDate())
                .project(String.class)
                .list();
        writer().passOn(change, held);
    }

    @Transactional
    ResponsibilityFact get(String id, @Nullable LocalDate asOf) {
        return ledger.get(id, asOf);
    }

    @Transactional
    Page<Version<ResponsibilityFact>> history(String id) {
        return ledger.history(id);
    }

    @Transactional
    Page<ResponsibilityFact> list(Criteria<ResponsibilityFact> criteria, PageRequest page, @Nullable LocalDate asOf) {
        return ledger.page(criteria, page, asOf);
    }
}
