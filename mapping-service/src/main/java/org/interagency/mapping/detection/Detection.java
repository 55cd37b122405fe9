package org.interagency.mapping.detection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.detection.Accountability;
import org.interagency.detection.Agencies;
import org.interagency.detection.Extent;
import org.interagency.detection.FunctionDetector;
import org.interagency.detection.FunctionFacts;
import org.interagency.detection.Holders;
import org.interagency.detection.Ownership;
import org.interagency.detection.TenureDetector;
import org.interagency.detection.TenureFacts;
import org.interagency.detection.TenureFacts.Tenure;
import org.interagency.detection.TerritoryTree;
import org.interagency.mapping.finding.FindingBook;
import org.interagency.mapping.finding.FindingChanges;
import org.interagency.mapping.finding.FindingScope;

/** Brings the findings about a programme up to what is stored, within the transaction that is open. */
@ApplicationScoped
public class Detection {

    private final Territories territories;
    private final KnownAgencies agencies;
    private final HeldFacts held;
    private final FindingBook findings;

    Detection(Territories territories, KnownAgencies agencies, HeldFacts held, FindingBook findings) {
        this.territories = territories;
        this.agencies = agencies;
        this.held = held;
        this.findings = findings;
    }

    /**
     * Detects anew what is wrong with some functions of a programme, and whose agencies have ceased.
     *
     * @param programme whose copy is locked by the transaction, so that nobody else detects the same meanwhile
     * @return what this opened, changed and resolved
     */
    public FindingChanges detect(ProgrammeFact programme, Collection<ProgrammeFunction> functions) {
        TerritoryTree tree = territories.tree();
        Agencies known = agencies.agencies();
        FunctionDetector detector = new FunctionDetector(tree, known);
        Map<ProgrammeFact, Extent> states = Territories.extents(tree, programme);
        FindingChanges changes = FindingChanges.NONE;
        for (ProgrammeFunction function : functions) {
            changes = changes.and(findings.replace(
                    FindingScope.ofFunction(programme.code(), function),
                    detector.detect(functionFacts(programme.code(), states, function, tree))));
        }
        return changes.and(findings.replace(
                FindingScope.ofTenure(programme.code()),
                new TenureDetector(tree, known).detect(tenureFacts(programme.code(), states, tree, known))));
    }

    /** Who is accountable for a function of a programme within an extent. Needs a transaction. */
    public Holders holders(ProgrammeFact programme, ProgrammeFunction function, Extent where) {
        TerritoryTree tree = territories.tree();
        Map<ProgrammeFact, Extent> states = Territories.extents(tree, programme);
        return new FunctionDetector(tree, agencies.agencies())
                .holders(functionFacts(programme.code(), states, function, tree), where);
    }

    private FunctionFacts functionFacts(
            String programme, Map<ProgrammeFact, Extent> states, ProgrammeFunction function, TerritoryTree tree) {
        return new FunctionFacts(
                programme,
                function.code(),
                ownerships(states),
                states.entrySet().stream()
                        .filter(state -> state.getKey().requiredFunctions().contains(function))
                        .map(Map.Entry::getValue)
                        .toList(),
                held.accountable(programme, function).stream()
                        .map(fact ->
                                new Accountability(fact.id(), fact.agency(), fact.delegatedFrom(), extent(tree, fact)))
                        .toList(),
                List.of());
    }

    private static List<Ownership> ownerships(Map<ProgrammeFact, Extent> states) {
        return states.entrySet().stream()
                .map(state -> new Ownership(state.getKey().owner(), state.getValue()))
                .toList();
    }

    /** What agencies that do not cease hold cannot be orphaned, and is not read. */
    private TenureFacts tenureFacts(
            String programme, Map<ProgrammeFact, Extent> states, TerritoryTree tree, Agencies known) {
        return new TenureFacts(
                programme,
                ownerships(states),
                held.heldBy(known.ceasing(), programme).stream()
                        .map(fact -> new Tenure(fact.id(), fact.function().code(), fact.agency(), extent(tree, fact)))
                        .toList());
    }

    private static Extent extent(TerritoryTree tree, HeldFact fact) {
        return Territories.extent(tree, fact.territories(), fact.population(), fact.validFrom(), fact.validTo());
    }
}
