package org.interagency.mapping.detection;

import java.util.List;
import java.util.Map;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.detection.Accountability;
import org.interagency.detection.Agencies;
import org.interagency.detection.Extent;
import org.interagency.detection.Finding;
import org.interagency.detection.FunctionDetector;
import org.interagency.detection.FunctionFacts;
import org.interagency.detection.Holders;
import org.interagency.detection.Ownership;
import org.interagency.detection.TenureDetector;
import org.interagency.detection.TenureFacts;
import org.interagency.detection.TenureFacts.Tenure;
import org.interagency.detection.TerritoryTree;

/** What detection about programmes rests on: facts as they are, or as somebody supposes them. Every method needs a transaction. */
record Grounds(TerritoryTree tree, Agencies agencies, HeldFacts held) {

    /** What is unassigned and overlaps of a function of a programme. */
    List<Finding> ofFunction(ProgrammeFact programme, ProgrammeFunction function) {
        return new FunctionDetector(tree, agencies).detect(functionFacts(programme, function));
    }

    /** What is unassigned and overlaps of a function of a programme, and who is accountable for it in all that the programme covers. */
    State stateOf(ProgrammeFact programme, ProgrammeFunction function) {
        FunctionFacts facts = functionFacts(programme, function);
        FunctionDetector detector = new FunctionDetector(tree, agencies);
        return new State(detector.detect(facts), detector.holders(facts));
    }

    /** How it stands with a function of a programme. */
    record State(List<Finding> findings, Holders holders) {}

    /** What is orphaned of a programme. */
    List<Finding> ofTenure(ProgrammeFact programme) {
        return new TenureDetector(tree, agencies).detect(tenureFacts(programme));
    }

    /** Who is accountable for a function of a programme within an extent. */
    Holders holders(ProgrammeFact programme, ProgrammeFunction function, Extent where) {
        return new FunctionDetector(tree, agencies).holders(functionFacts(programme, function), where);
    }

    /** Who is accountable for a function of a programme in all that it covers. */
    Holders holders(ProgrammeFact programme, ProgrammeFunction function) {
        return new FunctionDetector(tree, agencies).holders(functionFacts(programme, function));
    }

    private FunctionFacts functionFacts(ProgrammeFact programme, ProgrammeFunction function) {
        Map<ProgrammeFact, Extent> states = Territories.extents(tree, programme);
        return new FunctionFacts(
                programme.code(),
                function.code(),
                ownerships(states),
                states.entrySet().stream()
                        .filter(state -> state.getKey().requiredFunctions().contains(function))
                        .map(Map.Entry::getValue)
                        .toList(),
                held.accountable(programme.code(), function).stream()
                        .map(fact -> new Accountability(fact.id(), fact.agency(), fact.delegatedFrom(), extent(fact)))
                        .toList(),
                List.of());
    }

    private static List<Ownership> ownerships(Map<ProgrammeFact, Extent> states) {
        return states.entrySet().stream()
                .map(state -> new Ownership(state.getKey().owner(), state.getValue()))
                .toList();
    }

    /** What agencies that do not cease hold cannot be orphaned, and is not read. */
    private TenureFacts tenureFacts(ProgrammeFact programme) {
        return new TenureFacts(
                programme.code(),
                ownerships(Territories.extents(tree, programme)),
                held.heldBy(agencies.ceasing(), programme.code()).stream()
                        .map(fact -> new Tenure(fact.id(), fact.function().code(), fact.agency(), extent(fact)))
                        .toList());
    }

    private Extent extent(HeldFact fact) {
        return Territories.extent(tree, fact.territories(), fact.population(), fact.validFrom(), fact.validTo());
    }
}
