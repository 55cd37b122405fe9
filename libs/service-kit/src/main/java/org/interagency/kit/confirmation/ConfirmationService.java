package org.interagency.kit.confirmation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.interagency.contracts.TimedFact;
import org.interagency.contracts.Timeline;
import org.interagency.kit.access.Caller;
import org.interagency.kit.access.CoveredAgencies;
import org.interagency.kit.access.Mandate;
import org.interagency.kit.audit.AuditTrail;
import org.interagency.kit.fact.Belonging;
import org.interagency.kit.fact.FactKind;
import org.interagency.kit.fact.FactService;
import org.interagency.kit.fact.LockedFacts;
import org.interagency.kit.fact.StateEntity;
import org.interagency.kit.fact.VersionedStore;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.paging.Sortable;
import org.interagency.kit.request.Today;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.RefusedException.Reason;
import org.interagency.kit.rule.Violation;
import org.interagency.kit.rule.Violations;
import org.jspecify.annotations.Nullable;

/**
 * Confirms the entries of one kind, and lists which of them are confirmed. A confirmation is not a version of an entry: it makes no event.
 *
 * @param <F> the fact
 * @param <E> the row of one of its states
 */
public final class ConfirmationService<F extends TimedFact<F>, E extends StateEntity<F>> {

    private static final String AUDITED = "-confirmation";

    private final FactService<F, ?, E> facts;
    private final FactKind<F, E> kind;
    private final Belonging<F> belonging;
    private final VersionedStore<F, E> store;
    private final Session session;
    private final ConfirmationRepository rows;
    private final ConfirmationInterval interval;
    private final Caller caller;
    private final AuditTrail audit;

    ConfirmationService(
            FactService<F, ?, E> facts,
            VersionedStore<F, E> store,
            Session session,
            ConfirmationRepository rows,
            ConfirmationInterval interval,
            Caller caller,
            AuditTrail audit) {
        this.facts = facts;
        this.kind = facts.kind();
        this.belonging = Objects.requireNonNull(kind.belonging(), "things of this kind belong to no agency");
        this.store = store;
        this.session = session;
        this.rows = rows;
        this.interval = interval;
        this.caller = caller;
        this.audit = audit;
    }

    /**
     * A page of the entries that exist today and belong to an agency, by key.
     *
     * @param agency the agency to which they belong today; {@code null} for all
     * @param overdue whether to list only those that have to be confirmed today or had to be before
     */
    Page<Confirmation> list(@Nullable String agency, boolean overdue, PageRequest page) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            LocalDate today = Today.date();
            Page<F> entries = Criteria.<F>by(kind.key())
                    .equal(belonging.property(), agency)
                    .known(belonging.property())
                    .add(confirmedUpTo(), overdue ? interval.lastDue(today) : null)
                    .holdingOn(today)
                    .validOn(today)
                    .sortable(new Sortable<>(
                            "agency",
                            belonging.property(),
                            (entry, reader) -> belonging.agency().apply(entry),
                            code -> code))
                    .page(session, kind.rows(), page, StateEntity::fact, TimedFact::key);
            Map<String, ConfirmationEntity> known = rows.find(
                    kind.topic(), entries.items().stream().map(TimedFact::key).toList());
            return entries.map(entry -> {
                ConfirmationEntity row = known.get(entry.key());
                return row == null
                        ? confirmation(entry, null, null, false, today)
                        : confirmation(entry, row.confirmedOn, row.confirmedBy, row.enteredCentrally, today);
            });
        });
    }

    private String confirmedUpTo() {
        return kind.key() + " in (select c.id.key from ConfirmationEntity c where c.id.topic = '" + kind.topic()
                + "' and (c.confirmedOn is null or c.confirmedOn <= :%s))";
    }

    private Confirmation confirmation(
            F entry,
            @Nullable LocalDate confirmedOn,
            @Nullable String confirmedBy,
            boolean enteredCentrally,
            LocalDate today) {
        return new Confirmation(
                entry.key(),
                belonging.agency().apply(entry),
                confirmedOn,
                caller.readsAuthors() ? confirmedBy : null,
                interval.dueOn(confirmedOn, today),
                enteredCentrally);
    }

    /**
     * Confirms entries as they stand today, all of them or none.
     *
     * @return the entries, by key
     * @throws RefusedException if one of them does not exist today or belongs to an agency that the mandate does not cover, or if the mandate is that
     *     of the central registry office
     */
    Page<Confirmation> confirm(List<String> keys, Mandate mandate) {
        if (mandate.isCentral()) {
            throw RefusedException.forbidden(
                    "The central registry office enters for agencies and cannot confirm for them: a confirmation is the agency's own"
                            + " word. A registrar of the agency, or of one above it, has to confirm.");
        }
        return QuarkusTransaction.joiningExisting().call(() -> {
            LocalDate today = Today.date();
            Map<String, F> entries = locked(keys, today);
            demandAgencies(keys, entries, mandate);
            rows.confirm(kind.topic(), entries.keySet(), today, caller.name());
            entries.values().forEach(entry -> audit.stored(kind.name() + AUDITED, entry.key(), entry.version()));
            return new Page<>(
                    entries.values().stream()
                            .map(entry -> confirmation(entry, today, caller.name(), false, today))
                            .toList(),
                    null);
        });
    }

    /** The entries as they are today, by key, locked until the transaction ends, so that none of them changes or passes to another agency meanwhile. */
    private Map<String, F> locked(List<String> keys, LocalDate today) {
        LockedFacts<F> locked = store.lock(keys);
        Map<String, F> entries = new TreeMap<>();
        Violations violations = new Violations();
        for (int i = 0; i < keys.size(); i++) {
            Timeline<F> states = locked.timeline(keys.get(i));
            if (states.isEmpty()) {
                violations.demand(false, "/keys/" + i, "There is no " + thing(keys.get(i)) + ". Correct the key.");
                continue;
            }
            F entry = states.fact(today);
            violations.demand(
                    entry.isValidOn(today),
                    "/keys/" + i,
                    "The " + thing(entry.key()) + " does not exist today. Leave it out.");
            violations.demand(
                    belonging.agency().apply(entry) != null,
                    "/keys/" + i,
                    "The " + thing(entry.key())
                            + " belongs to no single agency, so that none can confirm it. Leave it out.");
            entries.put(entry.key(), entry);
        }
        violations.complain();
        return entries;
    }

    private void demandAgencies(List<String> keys, Map<String, F> entries, Mandate mandate) {
        CoveredAgencies covered = facts.covered(mandate);
        covered.read(entries.values().stream().map(belonging.agency()).collect(Collectors.toSet()));
        List<Violation> foreign = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            String place = "/keys/" + i;
            F entry = entries.get(keys.get(i));
            covered.refusal(() -> Set.of(belonging.agency().apply(entry)), thing(entry.key()))
                    .ifPresent(refusal -> foreign.add(new Violation(place, refusal.detail())));
        }
        if (!foreign.isEmpty()) {
            throw new RefusedException(
                    Reason.FORBIDDEN,
                    foreign.size() == 1
                            ? foreign.get(0).detail()
                            : "The request names " + foreign.size()
                                    + " entries of other agencies. Nothing was confirmed.",
                    foreign);
        }
    }

    private String thing(String key) {
        return kind.name() + " " + key;
    }
}
