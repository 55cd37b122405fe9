package org.interagency.mapping.detection;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.AgencyClass;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.detection.geometry.Extent;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.detection.rule.Holders.Holder;
import org.interagency.kit.copy.WholeCopies;
import org.interagency.mapping.detection.ProgrammeSituation.FunctionDetection;
import org.interagency.mapping.finding.FindingChanges;
import org.interagency.mapping.finding.FindingScope;
import org.interagency.mapping.finding.FindingStore;
import org.jspecify.annotations.Nullable;

/** Updates the findings about a programme in the current transaction. */
@ApplicationScoped
public class Detection {

    private final Territories territories;
    private final AgencyCache agencies;
    private final Holdings held;
    private final ClassDuties duties;
    private final Agreements agreed;
    private final FindingStore findings;
    private final Measures measures;
    private final WholeCopies whole;

    Detection(
            Territories territories,
            AgencyCache agencies,
            Holdings held,
            ClassDuties duties,
            Agreements agreed,
            FindingStore findings,
            Measures measures,
            WholeCopies whole) {
        this.territories = territories;
        this.agencies = agencies;
        this.held = held;
        this.duties = duties;
        this.agreed = agreed;
        this.findings = findings;
        this.measures = measures;
        this.whole = whole;
    }

    /**
     * Detects some functions of a programme and what is orphaned in it, and measures these functions.
     *
     * @param programme the transaction has to hold its {@linkplain ProgrammeLocks lock}, so that no other transaction detects it at the same time
     * @return the findings that were opened, changed and resolved
     */
    public FindingChanges detect(ProgrammeFact programme, Collection<ProgrammeFunction> functions) {
        ProgrammeSituation situation = input().of(programme);
        FindingChanges changes = FindingChanges.NONE;
        for (ProgrammeFunction function : functions) {
            FunctionDetection detected = situation.detected(function);
            changes = changes.and(
                    findings.replace(FindingScope.ofFunction(programme.code(), function), detected.findings()));
            if (whole.areWhole()) {
                // Otherwise no finding is resolved either.
                measures.replace(programme.code(), function, detected.measure());
            }
        }
        return changes.and(findings.replace(FindingScope.ofTenure(programme.code()), situation.orphaned()));
    }

    /** Who answers for each of some functions of a programme within an extent, in their order. Needs a transaction. */
    public Map<ProgrammeFunction, Answerable> answerable(
            ProgrammeFact programme, Collection<ProgrammeFunction> functions, Extent where) {
        ProgrammeSituation situation = input(Agreements.NONE).of(programme);
        Map<ProgrammeFunction, Answerable> answerable = new LinkedHashMap<>();
        functions.forEach(function -> answerable.put(function, situation.answerable(function, where)));
        return answerable;
    }

    /** Who is accountable for any function of a programme within an extent. Needs a transaction. */
    public List<Holder> holders(ProgrammeFact programme, Extent where) {
        ProgrammeSituation situation = input(Agreements.NONE).of(programme);
        return held.functionsOf(programme.code()).stream()
                .flatMap(function -> situation.holders(function, where).holders().stream())
                .toList();
    }

    /** The current facts. Needs a transaction. */
    DetectionInput input() {
        return input(agreed);
    }

    /** Agreements make no difference to who is accountable, so that such questions need none. */
    private DetectionInput input(Agreements agreements) {
        TerritoryTree tree = territories.tree();
        AgencyCache.KnownAgencies known = agencies.known();
        return new DetectionInput(
                tree, known.agencies(), new ExpandedHoldings(held, duties, known.members(), tree), agreements);
    }

    /**
     * Who holds a state of a responsibility in a place and a period.
     *
     * @param agencies their codes
     * @param isComplete whether there is one everywhere in the place, on each day of the period
     */
    public record PlaceHolders(Set<String> agencies, boolean isComplete) {}

    /**
     * Who holds a state of a responsibility in a place on any day of a period. Needs a transaction.
     *
     * @param territories the place: codes, of which one at least has to be known here
     * @param to the first day after the period; {@code null} means for good
     */
    public PlaceHolders holders(
            ResponsibilityFact responsibility, Collection<String> territories, LocalDate from, @Nullable LocalDate to) {
        AgencyClass all = responsibility.agencyClass();
        if (all == null) {
            return new PlaceHolders(Set.of(Objects.requireNonNull(responsibility.agency())), true);
        }
        TerritoryTree tree = this.territories.tree();
        TerritoryCut place = new TerritoryCut(territories, tree);
        List<ClassShare> shares =
                agencies.known().members().shares(all, responsibility.territories(), from, to, tree).stream()
                        .filter(share -> share.territories().stream()
                                .anyMatch(territory -> !place.of(territory).isEmpty()))
                        .toList();
        List<String> served = shares.stream()
                .filter(share -> share.lasts(from, to))
                .flatMap(share -> share.territories().stream())
                .toList();
        List<String> both = Stream.concat(served.stream(), territories.stream().filter(tree::contains))
                .toList();
        return new PlaceHolders(
                shares.stream().map(ClassShare::agency).collect(Collectors.toCollection(TreeSet::new)),
                tree.placesIn(served) == tree.placesIn(both));
    }

    /** All functions of a programme about which findings or measures exist or are possible. Needs a transaction. */
    Set<ProgrammeFunction> functionsOf(ProgrammeFact programme) {
        Set<ProgrammeFunction> functions = EnumSet.noneOf(ProgrammeFunction.class);
        programme.states().forEach(state -> functions.addAll(state.requiredFunctions()));
        functions.addAll(held.functionsOf(programme.code()));
        functions.addAll(findings.functionsOf(programme.code()));
        functions.addAll(measures.functionsOf(programme.code()));
        return functions;
    }
}
