package org.interagency.mapping.detection;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.AgreementFact;
import org.interagency.contracts.Budget;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.detection.CanonicalText;
import org.interagency.detection.fact.Agencies;
import org.interagency.detection.fact.ContingencyFacts;
import org.interagency.detection.fact.Programme;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.detection.rule.ContingencyContext;
import org.interagency.detection.rule.Finding;
import org.interagency.detection.rule.Rules;
import org.interagency.kit.request.Codes;
import org.interagency.mapping.detection.ContingencyDetection.ConcernedSubject;
import org.interagency.mapping.detection.ContingencyDetection.Subject;
import org.jspecify.annotations.Nullable;

/** The programmes that address contingencies in countries, with all facts that the findings depend on. */
final class ContingencySituation {

    private final TerritoryTree tree;
    private final Agencies agencies;
    private final List<AgreementFact> agreements;
    private final Map<String, List<ProgrammeFact>> byCountry = new TreeMap<>();

    /** @param agreements those about all functions; others do not concern contingencies */
    ContingencySituation(
            TerritoryTree tree, Agencies agencies, List<ProgrammeFact> programmes, List<AgreementFact> agreements) {
        this.tree = tree;
        this.agencies = agencies;
        this.agreements = agreements;
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
        return byCountry.entrySet().stream()
                .flatMap(country -> contingencies(country.getValue()).stream()
                        .map(contingency -> new Subject(contingency, country.getKey())))
                .toList();
    }

    private static Set<String> contingencies(List<ProgrammeFact> programmes) {
        Set<String> contingencies = new TreeSet<>(CoverageNeeds.contingencies());
        programmes.forEach(
                programme -> programme.states().forEach(state -> contingencies.addAll(state.contingencies())));
        return contingencies;
    }

    private boolean isSubject(Subject subject) {
        return byCountry.containsKey(subject.territory())
                && (CoverageNeeds.contingencies().contains(subject.contingency())
                        || !programmesOf(subject).isEmpty());
    }

    private List<ProgrammeFact> programmesOf(Subject subject) {
        return byCountry.getOrDefault(subject.territory(), List.of()).stream()
                .filter(programme -> programme.states().stream()
                        .anyMatch(state -> state.contingencies().contains(subject.contingency())))
                .toList();
    }

    /** A hash of the facts that the findings follow from; {@code null} if the subject does not exist. */
    @Nullable
    UUID signature(Subject subject) {
        if (!isSubject(subject)) {
            return null;
        }
        List<ProgrammeFact> programmes = programmesOf(subject);
        CanonicalText text = new CanonicalText("contingency")
                .id(tree.shapeOf(subject.territory()))
                .day(since(subject))
                .each(programmes, (each, programme) -> each.text(programme.code())
                        .number(programme.version())
                        .each(programme.states(), (one, state) -> one.id(agencies.standing(state.owner()))));
        List<AgreementFact> concerning = agreementsOn(subject, programmes);
        if (!concerning.isEmpty()) {
            text.each(concerning, (each, agreement) -> each.each(agreement.states(), ContingencySituation::write));
        }
        return text.toId();
    }

    private static void write(CanonicalText text, AgreementFact state) {
        text.texts(Codes.sorted(state.parties()))
                .texts(Codes.sorted(state.programmes()))
                .texts(state.functions().stream()
                        .map(ProgrammeFunction::code)
                        .sorted()
                        .toList())
                .texts(Codes.sorted(state.territories()))
                .day(state.validFrom())
                .day(state.validTo())
                .day(state.since());
    }

    /** The agreements between owners of several programmes of the subject, in the order of their codes. Only these can join programmes. */
    private List<AgreementFact> agreementsOn(Subject subject, List<ProgrammeFact> programmes) {
        if (agreements.isEmpty()) {
            return List.of();
        }
        Set<String> owners = owners(programmes);
        return agreements.stream()
                .filter(agreement -> agreement.states().stream()
                        .anyMatch(state -> state.functions().isEmpty()
                                && concerns(state.parties(), state.programmes(), programmes, owners)
                                && (state.territories().isEmpty()
                                        || state.territories().stream()
                                                .filter(tree::contains)
                                                .anyMatch(code ->
                                                        tree.rootOf(code).equals(subject.territory())))))
                .sorted(Comparator.comparing(AgreementFact::code))
                .toList();
    }

    private static boolean concerns(
            Set<String> parties, Set<String> named, List<ProgrammeFact> programmes, Set<String> owners) {
        return owners.stream().filter(parties::contains).count() > 1
                && (named.isEmpty()
                        || programmes.stream()
                                        .filter(programme -> named.contains(programme.code()))
                                        .count()
                                > 1);
    }

    private static Set<String> owners(List<ProgrammeFact> programmes) {
        return programmes.stream()
                .flatMap(programme -> programme.states().stream())
                .map(ProgrammeFact::owner)
                .collect(Collectors.toSet());
    }

    /** The subjects that agreements of a reach can affect, with the number of their programmes. */
    List<ConcernedSubject> concerned(AgreementReach reach) {
        return reach.isAboutWholeProgrammes()
                ? subjects().stream()
                        .flatMap(subject -> {
                            List<ProgrammeFact> programmes = programmesOf(subject);
                            return concerns(reach.parties(), reach.programmes(), programmes, owners(programmes))
                                    ? Stream.of(new ConcernedSubject(subject, programmes.size()))
                                    : Stream.empty();
                        })
                        .toList()
                : List.of();
    }

    /**
     * The first day on which a programme addresses the contingency in the country or, if none ever does, the first day of the country's first programme.
     * What was done before is not known, so nobody is uncovered then.
     */
    private LocalDate since(Subject subject) {
        return programmesOf(subject).stream()
                .flatMap(programme -> Territories.extents(tree, programme).entrySet().stream())
                .filter(state -> state.getKey().contingencies().contains(subject.contingency())
                        && state.getValue().territories().stream()
                                .anyMatch(code -> tree.rootOf(code).equals(subject.territory())))
                .map(state -> state.getValue().period().validFrom())
                .min(Comparator.naturalOrder())
                .orElseGet(() -> byCountry.get(subject.territory()).stream()
                        .map(ProgrammeFact::validFrom)
                        .min(Comparator.naturalOrder())
                        .orElseThrow());
    }

    List<Finding> findings(Subject subject) {
        return context(subject).map(Rules.CONTINGENCY::findings).orElse(List.of());
    }

    /** The facts, as detection needs them; empty if the subject does not exist. */
    Optional<ContingencyContext> context(Subject subject) {
        if (!isSubject(subject)) {
            return Optional.empty();
        }
        List<ProgrammeFact> addressing = programmesOf(subject);
        Map<String, BigDecimal> money = comparableBudgets(addressing);
        ContingencyFacts facts = new ContingencyFacts(
                subject.contingency(),
                subject.territory(),
                CoverageNeeds.of(subject.contingency(), subject.territory(), since(subject), tree),
                addressing.stream()
                        .flatMap(programme -> states(programme, subject, money.get(programme.code())))
                        .toList(),
                Agreements.inForce(tree, agreementsOn(subject, addressing)));
        return Optional.of(new ContingencyContext(facts, tree, agencies));
    }

    private Stream<Programme> states(ProgrammeFact programme, Subject subject, @Nullable BigDecimal budget) {
        return Territories.extents(tree, programme).entrySet().stream()
                .filter(state -> state.getKey().contingencies().contains(subject.contingency()))
                .map(state -> new Programme(
                        programme.code(), state.getKey().owner(), state.getKey().benefits(), state.getValue(), budget));
    }

    /** The budgets by programme, of the fiscal year and the currency for which most programmes have a budget; if several do, of the latest year. */
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
