package org.interagency.mapping.finding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.EventTypes;
import org.interagency.contracts.EventTypes.FindingChange;
import org.interagency.contracts.FindingFact;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.Topics;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.contracts.vocabulary.FindingType;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Severity;
import org.interagency.detection.rule.Finding;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.copy.WholeCopies;
import org.interagency.kit.outbox.AnnouncedFacts;
import org.interagency.kit.outbox.Announcement;
import org.interagency.kit.outbox.Outbox;
import org.interagency.kit.outbox.StoredSizes;
import org.interagency.kit.request.Today;
import org.jspecify.annotations.Nullable;

/**
 * Stores the findings and publishes an event for each that is opened, changed or resolved. A resolved finding stays on record until {@link
 * ResolvedFindings} deletes it. If it occurs again, before or after that, it is opened again under the same id with the next version.
 *
 * <p>Every method needs a transaction. A method that writes needs a lock on the subject of the scope.
 */
@ApplicationScoped
public class FindingStore implements AnnouncedFacts {

    private final Session session;
    private final Outbox outbox;
    private final CopiedFacts copies;
    private final WholeCopies whole;
    private final LastSteps steps;

    FindingStore(Session session, Outbox outbox, CopiedFacts copies, WholeCopies whole, LastSteps steps) {
        this.session = session;
        this.outbox = outbox;
        this.copies = copies;
        this.whole = whole;
        this.steps = steps;
    }

    /**
     * Replaces the unresolved findings of a scope by those that were detected. While copies of other services' facts are lost, no finding is resolved:
     * what was not detected may only lack its facts.
     *
     * @param found each id once
     */
    public FindingChanges replace(FindingScope scope, List<Finding> found) {
        Difference difference = difference(fingerprints(scope), found);
        Instant now = Today.time();
        boolean canResolve = !difference.gone().isEmpty() && whole.areWhole();
        List<FindingFact> resolved = canResolve ? resolve(difference.gone(), now) : List.of();
        return write(scope, difference.different(), now).and(new FindingChanges(List.of(), List.of(), resolved));
    }

    /** The scopes with findings that {@link #resolvePairs} resolves, and {@link #replace} leaves alone. */
    public Set<FindingScope> scopesOfPairs() {
        return session
                .createNativeQuery(
                        """
                        SELECT DISTINCT scope FROM finding
                        WHERE type = 'duplication' AND status <> 'resolved' AND cardinality(benefits) = 0""",
                        String.class)
                .list()
                .stream()
                .map(FindingScope::new)
                .collect(Collectors.toSet());
    }

    /**
     * Resolves some of the duplications of a scope that are about a pair of programmes, as earlier versions found them; today's are about a benefit. A
     * scope can have a hundred thousand of them, which are too many to be resolved together. While copies of other services' facts are lost, none is.
     *
     * @param most how many at most
     * @return whether there were any, so that more may be left
     */
    public boolean resolvePairs(FindingScope scope, int most) {
        List<String> pairs = session.createNativeQuery(
                        """
                        SELECT id FROM finding
                        WHERE scope = :scope AND type = 'duplication' AND status <> 'resolved' AND cardinality(benefits) = 0
                        LIMIT :most""",
                        String.class)
                .setParameter("scope", scope.key())
                .setParameter("most", most)
                .list();
        if (pairs.isEmpty() || !whole.areWhole()) {
            return false;
        }
        resolve(pairs, Today.time());
        return true;
    }

    /**
     * Computes what would change if some findings replaced others. Writes nothing. The findings need not be stored; for those that are, the computed
     * ones continue their versions.
     *
     * @param before each id once
     * @param after each id once
     * @param agencies the agencies that would have other names
     * @param programmes the programmes that would be changed
     */
    public FindingChanges compare(
            List<Finding> before,
            List<Finding> after,
            Collection<AgencyFact> agencies,
            Collection<ProgrammeFact> programmes) {
        Map<String, Finding> held = new HashMap<>();
        before.forEach(finding -> held.put(finding.id().toString(), finding));
        Map<String, @Nullable UUID> fingerprints = new HashMap<>();
        held.forEach((id, finding) -> fingerprints.put(id, finding.fingerprint()));
        Difference difference = difference(fingerprints, after);
        Instant now = Today.time();
        difference.different().values().removeIf(finding -> {
            Finding standing = held.get(finding.id().toString());
            return standing != null && standing.looksLike(finding, dayOf(now));
        });
        Collection<Finding> different = difference.different().values();
        List<Finding> gone = difference.gone().stream().map(held::get).toList();
        Map<String, Standing> standing = standing(Stream.concat(different.stream(), gone.stream()), now);
        List<FindingFact> opened = new ArrayList<>();
        List<FindingFact> changed = new ArrayList<>();
        next(different, standing, FindingNames.of(different, copies).with(agencies, programmes), now)
                .map(steps.ofStored(difference.different().keySet()))
                .forEach(fact -> {
                    FindingStatus stored = standing.get(fact.id()).status();
                    FindingStatus was =
                            held.containsKey(fact.id()) ? Objects.requireNonNullElse(stored, FindingStatus.OPEN) : null;
                    (FindingLife.opens(was, fact.status()) ? opened : changed).add(fact);
                });
        return new FindingChanges(
                opened,
                changed,
                next(gone, standing, FindingNames.of(gone, copies), now)
                        .map(fact -> fact.withStatus(FindingStatus.RESOLVED))
                        .toList());
    }

    /** Explains the findings in parallel, since this is most of the work. */
    private static Stream<FindingFact> next(
            Collection<Finding> findings, Map<String, Standing> standing, FindingNames names, Instant now) {
        return findings.parallelStream()
                .map(finding -> next(standing.get(finding.id().toString()), finding, names, now))
                .toList()
                .stream();
    }

    /**
     * The difference between detected findings and unresolved ones.
     *
     * @param different the detected findings that are new or changed, by id
     * @param gone the ids of the unresolved findings that were not detected
     */
    private record Difference(Map<String, Finding> different, Set<String> gone) {}

    private static Difference difference(Map<String, @Nullable UUID> standing, List<Finding> found) {
        Set<String> gone = new HashSet<>(standing.keySet());
        Map<String, Finding> different = new LinkedHashMap<>();
        for (Finding finding : found) {
            String id = finding.id().toString();
            gone.remove(id);
            if (!finding.fingerprint().equals(standing.get(id))) {
                different.put(id, finding);
            }
        }
        return new Difference(different, gone);
    }

    /**
     * The fingerprints of the unresolved findings of a scope, by id, without the pairs of earlier versions; {@code null} for those
     * that have another status from today on.
     */
    private Map<String, @Nullable UUID> fingerprints(FindingScope scope) {
        Map<String, @Nullable UUID> fingerprints = new HashMap<>();
        session.createQuery(
                        """
                        select id, fingerprint, judgedUntil from FindingEntity
                        where scope = :scope and status <> :resolved and (type <> :duplication or array_length(benefits) > 0)""",
                        Tuple.class)
                .setParameter("scope", scope.key())
                .setParameter("duplication", FindingType.DUPLICATION.code())
                .setParameter("resolved", FindingStatus.RESOLVED.code())
                .list()
                .forEach(row -> fingerprints.put(
                        row.get(0, String.class), isDue(row.get(2, LocalDate.class)) ? null : row.get(1, UUID.class)));
        return fingerprints;
    }

    private static boolean isDue(@Nullable LocalDate judgedUntil) {
        return judgedUntil != null && !judgedUntil.isAfter(Today.date());
    }

    private FindingChanges write(FindingScope scope, Map<String, Finding> different, Instant now) {
        // Locked, since a resolved finding that is opened again could be deleted meanwhile, and any of them can take a
        // step.
        Map<String, FindingEntity> before = byId(different.keySet(), LockMode.PESSIMISTIC_WRITE);
        Map<String, Standing> absent = absent(
                different.keySet().stream()
                        .filter(id -> !before.containsKey(id))
                        .toList(),
                now);
        FindingNames names = FindingNames.of(different.values(), copies);
        UnaryOperator<FindingFact> withSteps = steps.of(before.values());
        List<FindingFact> opened = new ArrayList<>();
        List<FindingFact> changed = new ArrayList<>();
        different.forEach((id, finding) -> {
            FindingEntity row = before.get(id);
            Standing standing = row == null ? absent.get(id) : Standing.of(row.fact());
            FindingFact fact = withSteps.apply(next(standing, finding, names, now));
            if (row != null && standing.status() != FindingStatus.RESOLVED && fact.saysTheSameAs(row.fact())) {
                // It differs only in what agreements cover on other days, which nobody sees yet.
                rememberWhatWasDetected(row, finding, now);
                return;
            }
            boolean opens = FindingLife.opens(standing.status(), fact.status());
            if (row == null) {
                row = new FindingEntity();
                row.scope = scope.key();
                take(row, fact, finding);
                session.persist(row);
            } else {
                if (standing.status() == FindingStatus.RESOLVED) {
                    row.beginAnew();
                }
                take(row, fact, finding);
            }
            announce(opens ? FindingChange.OPENED : FindingChange.CHANGED, fact);
            (opens ? opened : changed).add(fact);
        });
        return new FindingChanges(opened, changed, List.of());
    }

    /**
     * What the next version of a finding takes over from the last one.
     *
     * @param status {@code null} if it is not on record
     */
    private record Standing(Instant firstSeen, long version, @Nullable FindingStatus status) {

        static Standing of(FindingFact fact) {
            return new Standing(fact.firstSeen(), fact.version(), fact.status());
        }
    }

    /** Of findings that are not on record. Those that were deleted go on with their versions. */
    private Map<String, Standing> absent(Collection<String> ids, Instant now) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<String, Long> versions = outbox.lastVersions(Topics.FRAGMENTATION, ids);
        return ids.stream()
                .collect(Collectors.toMap(id -> id, id -> new Standing(now, versions.getOrDefault(id, 0L), null)));
    }

    private Map<String, Standing> standing(Stream<Finding> findings, Instant now) {
        List<String> ids = findings.map(finding -> finding.id().toString()).toList();
        Map<String, Standing> standing = new HashMap<>();
        session.createNativeQuery(
                        "SELECT id, first_seen, version, status FROM finding WHERE id = ANY (:ids)", Tuple.class)
                .addScalar("id", String.class)
                .addScalar("first_seen", Instant.class)
                .addScalar("version", Long.class)
                .addScalar("status", String.class)
                .setParameter("ids", ids.toArray(String[]::new))
                .list()
                .forEach(row -> standing.put(
                        row.get(0, String.class),
                        new Standing(
                                row.get(1, Instant.class),
                                row.get(2, Long.class),
                                Coded.find(FindingStatus.class, row.get(3, String.class))
                                        .orElseThrow())));
        standing.putAll(
                absent(ids.stream().filter(id -> !standing.containsKey(id)).toList(), now));
        return standing;
    }

    private static FindingFact next(Standing before, Finding finding, FindingNames names, Instant now) {
        return fact(finding, names.explain(finding), before.firstSeen(), now, before.version() + 1);
    }

    private static void take(FindingEntity row, FindingFact fact, Finding finding) {
        row.become(fact);
        rememberWhatWasDetected(row, finding, fact.lastChanged());
    }

    private static void rememberWhatWasDetected(FindingEntity row, Finding finding, Instant now) {
        row.fingerprint = finding.fingerprint();
        row.judgedUntil = finding.coordination().changesAfter(dayOf(now));
    }

    private List<FindingFact> resolve(Collection<String> ids, Instant now) {
        List<FindingFact> resolved = new ArrayList<>();
        // Locked, since each of them can take a step meanwhile.
        byId(ids, LockMode.PESSIMISTIC_WRITE).values().forEach(row -> {
            row.become(row.fact().resolved(now));
            row.judgedUntil = null;
            announce(FindingChange.RESOLVED, row.fact());
            resolved.add(row.fact());
        });
        return resolved;
    }

    private Map<String, FindingEntity> byId(Collection<String> ids, LockMode lock) {
        return session.findMultiple(FindingEntity.class, List.copyOf(ids), lock).stream()
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(row -> row.id, row -> row, (one, same) -> one, LinkedHashMap::new));
    }

    private void announce(FindingChange change, FindingFact fact) {
        outbox.append(outbox.prepareFollowing(Topics.FRAGMENTATION, EventTypes.of(change), fact));
    }

    @Override
    public String topic() {
        return Topics.FRAGMENTATION;
    }

    @Override
    public Map<String, Long> sizes(Collection<String> ids) {
        return StoredSizes.of(session, FindingEntity.class, "id", ids);
    }

    @Override
    public List<Announcement> newest(Collection<String> ids) {
        Map<String, FindingEntity> rows = byId(ids, LockMode.NONE);
        return session
                .createQuery(
                        """
                        select version.id.finding, version.change from FindingVersionEntity version
                        join FindingEntity finding on finding.id = version.id.finding and finding.version = version.id.version
                        where finding.id in :ids""",
                        Tuple.class)
                .setParameter("ids", rows.keySet())
                .list()
                .stream()
                .map(newest -> new Announcement(
                        EventTypes.of(Coded.find(FindingChange.class, newest.get(1, String.class))
                                .orElseThrow()),
                        rows.get(newest.get(0, String.class)).fact()))
                .toList();
    }

    private static FindingFact fact(
            Finding finding, Map<String, String> explanation, Instant firstSeen, Instant now, long version) {
        List<FindingFact.FindingBox> extent = Boxes.of(finding.extent());
        return new FindingFact(
                finding.id().toString(),
                FindingType.valueOf(finding.rule().name()),
                finding.coordination().isOn(dayOf(now)) ? FindingStatus.COORDINATED : FindingStatus.OPEN,
                Severity.valueOf(finding.severity().name()),
                finding.vertical(),
                FindingFact.timing(extent, dayOf(now)),
                finding.programmes(),
                constant(ProgrammeFunction.class, finding.function()),
                finding.contingency(),
                finding.benefits(),
                finding.agencies(),
                finding.responsibilities(),
                extent,
                explanation,
                null,
                firstSeen,
                now,
                version);
    }

    private static LocalDate dayOf(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private static <E extends Enum<E> & Coded> @Nullable E constant(Class<E> vocabulary, @Nullable String code) {
        return code == null ? null : Coded.find(vocabulary, code).orElseThrow();
    }

    /** The functions that unresolved findings about a programme name. */
    public Set<ProgrammeFunction> functionsOf(String programme) {
        return session
                .createQuery(
                        """
                        select distinct function from FindingEntity
                        where array_contains(programmes, :programme) and function is not null and status <> :resolved""",
                        String.class)
                .setParameter("programme", programme)
                .setParameter("resolved", FindingStatus.RESOLVED.code())
                .list()
                .stream()
                .map(code -> Coded.find(ProgrammeFunction.class, code).orElseThrow())
                .collect(Collectors.toSet());
    }
}
