package org.interagency.mapping.detection;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.interagency.contracts.Budget;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.Contingency;
import org.interagency.detection.Agencies;
import org.interagency.detection.ContingencyDetector;
import org.interagency.detection.ContingencyFacts;
import org.interagency.detection.Finding;
import org.interagency.detection.Programme;
import org.interagency.detection.TerritoryTree;
import org.interagency.kit.fact.Turn;
import org.interagency.mapping.finding.FindingBook;
import org.interagency.mapping.finding.FindingChanges;
import org.interagency.mapping.finding.FindingScope;
import org.jspecify.annotations.Nullable;

/**
 * Detects how each contingency is addressed in each country, that is, each territory that is part of no other.
 *
 * <p>Whether that is up to date is read off what is stored: each is kept with a signature of the facts that it was detected from.
 */
@ApplicationScoped
class ContingencyDetection {

    /** A contingency in a country. */
    record Subject(Contingency contingency, String territory) {}

    private final Session session;
    private final Territories territories;
    private final KnownAgencies agencies;
    private final KnownProgrammes programmes;
    private final FindingBook findings;

    ContingencyDetection(
            Session session,
            Territories territories,
            KnownAgencies agencies,
            KnownProgrammes programmes,
            FindingBook findings) {
        this.session = session;
        this.territories = territories;
        this.agencies = agencies;
        this.programmes = programmes;
        this.findings = findings;
    }

    /** Detects each that needs it, in a transaction of its own. */
    void detectStale() {
        for (Subject subject : QuarkusTransaction.requiringNew().call(this::stale)) {
            QuarkusTransaction.requiringNew().run(() -> detect(subject));
        }
    }

    /** How many have to be detected anew by now. Needs a transaction. */
    int pending() {
        return stale().size();
    }

    private List<Subject> stale() {
        Map<Subject, UUID> before = signatures();
        Situation situation = situation();
        List<Subject> stale = new ArrayList<>();
        for (Subject subject : situation.subjects()) {
            if (!situation.signature(subject).equals(before.remove(subject))) {
                stale.add(subject);
            }
        }
        stale.addAll(before.keySet());
        return stale;
    }

    private Map<Subject, UUID> signatures() {
        Map<Subject, UUID> signatures = new HashMap<>();
        session.createNativeQuery("SELECT contingency, territory, signature FROM detected_contingency", Tuple.class)
                .list()
                .forEach(row -> signatures.put(
                        new Subject(
                                Coded.find(Contingency.class, row.get(0, String.class))
                                        .orElseThrow(),
                                row.get(1, String.class)),
                        row.get(2, UUID.class)));
        return signatures;
    }

    /** All there are. Needs a transaction. */
    List<Subject> subjects() {
        return situation().subjects();
    }

    private Situation situation() {
        return new Situation(territories.tree(), agencies.agencies(), programmes.all());
    }

    /** Detects it anew. Needs a transaction. */
    Redetected detect(Subject subject) {
        Turn.take(session, subject.toString());
        Situation situation = situation();
        UUID signature = situation.hasProgrammesIn(subject.territory()) ? situation.signature(subject) : null;
        boolean wasUpToDate = Objects.equals(signature, signatures().get(subject));
        FindingChanges changes = findings.replace(
                FindingScope.ofContingency(subject.contingency(), subject.territory()), situation.findings(subject));
        remember(subject, signature);
        return new Redetected(wasUpToDate, changes);
    }

    private void remember(Subject subject, @Nullable UUID signature) {
        String sql = signature == null
                ? "DELETE FROM detected_contingency WHERE contingency = :contingency AND territory = :territory"
                : """
                  INSERT INTO detected_contingency (contingency, territory, signature)
                  VALUES (:contingency, :territory, :signature)
                  ON CONFLICT (contingency, territory) DO UPDATE SET signature = excluded.signature""";
        var query = session.createNativeMutationQuery(sql)
                .setParameter("contingency", subject.contingency().code())
                .setParameter("territory", subject.territory());
        if (signature != null) {
            query.setParameter("signature", signature);
        }
        query.executeUpdate();
    }

    /** The facts, as they are within one transaction. */
    private static final class Situation {

        private final TerritoryTree tree;
        private final Agencies agencies;
        private final Map<String, List<ProgrammeFact>> byCountry = new TreeMap<>();

        Situation(TerritoryTree tree, Agencies agencies, List<ProgrammeFact> programmes) {
            this.tree = tree;
            this.agencies = agencies;
            for (ProgrammeFact programme : programmes) {
                programme.states().stream()
                        .flatMap(state -> state.territories().stream())
                        .filter(tree::contains)
                        .map(tree::rootOf)
                        .distinct()
                        .forEach(country -> byCountry
                                .computeIfAbsent(country, key -> new ArrayList<>())
                                .add(programme));
            }
        }

        List<Subject> subjects() {
            return byCountry.keySet().stream()
                    .flatMap(country -> Stream.of(Contingency.values()).map(one -> new Subject(one, country)))
                    .toList();
        }

        boolean hasProgrammesIn(String country) {
            return byCountry.containsKey(country);
        }

        private List<ProgrammeFact> programmesOf(Subject subject) {
            return byCountry.getOrDefault(subject.territory(), List.of()).stream()
                    .filter(programme -> programme.states().stream()
                            .anyMatch(state -> state.contingencies().contains(subject.contingency())))
                    .toList();
        }

        UUID signature(Subject subject) {
            String facts = tree.shapeOf(subject.territory()) + " " + since(subject.territory()) + " "
                    + programmesOf(subject).stream()
                            .map(programme ->
                                    programme.code() + "@" + programme.version() + standingOfOwners(programme))
                            .collect(Collectors.joining(" "));
            return UUID.nameUUIDFromBytes(facts.getBytes(StandardCharsets.UTF_8));
        }

        private String standingOfOwners(ProgrammeFact programme) {
            return programme.states().stream()
                    .map(state -> agencies.standing(state.owner()))
                    .collect(Collectors.joining());
        }

        /** What was before a country's first programme is not told: the registry knows nothing of that time. */
        private LocalDate since(String country) {
            return byCountry.get(country).stream()
                    .map(ProgrammeFact::validFrom)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }

        List<Finding> findings(Subject subject) {
            if (!hasProgrammesIn(subject.territory())) {
                return List.of();
            }
            List<ProgrammeFact> addressing = programmesOf(subject);
            Map<String, BigDecimal> money = comparableBudgets(addressing);
            return new ContingencyDetector(tree, agencies)
                    .detect(new ContingencyFacts(
                            subject.contingency().code(),
                            subject.territory(),
                            Needs.of(subject.contingency(), subject.territory(), since(subject.territory()), tree),
                            addressing.stream()
                                    .flatMap(programme -> states(programme, subject, money.get(programme.code())))
                                    .toList(),
                            List.of()));
        }

        private Stream<Programme> states(ProgrammeFact programme, Subject subject, @Nullable BigDecimal budget) {
            return Territories.extents(tree, programme).entrySet().stream()
                    .filter(state -> state.getKey().contingencies().contains(subject.contingency()))
                    .map(state -> new Programme(
                            programme.code(),
                            state.getKey().owner(),
                            state.getKey().benefits().stream().map(Coded::code).collect(Collectors.toSet()),
                            state.getValue(),
                            budget));
        }

        /** The budgets, by programme, of the year and the currency in which most are known; of the newest such year. */
        private static Map<String, BigDecimal> comparableBudgets(List<ProgrammeFact> programmes) {
            record Measure(int fiscalYear, String currency) {}
            Map<Measure, Map<String, BigDecimal>> amounts = new HashMap<>();
            for (ProgrammeFact programme : programmes) {
                for (Budget budget : programme.budgets()) {
                    amounts.computeIfAbsent(new Measure(budget.fiscalYear(), budget.currency()), key -> new HashMap<>())
                            .merge(programme.code(), budget.amount(), BigDecimal::add);
                }
            }
            return amounts.entrySet().stream()
                    .max(Comparator.<Map.Entry<Measure, Map<String, BigDecimal>>>comparingInt(
                                    entry -> entry.getValue().size())
                            .thenComparingInt(entry -> entry.getKey().fiscalYear())
                            .thenComparing(entry -> entry.getKey().currency()))
                    .map(Map.Entry::getValue)
                    .orElse(Map.of());
        }
    }
}
