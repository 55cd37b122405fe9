package org.interagency.mapping.detection;

import java.util.List;
import java.util.Map;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.detection.Accountability;
import org.interagency.detection.Extent;
import org.interagency.detection.Finding;
import org.interagency.detection.FunctionDetector;
import org.interagency.detection.FunctionFacts;
import org.interagency.detection.Holders;
import org.interagency.detection.Ownership;
import org.interagency.detection.TenureDetector;
import org.interagency.detection.TenureFacts;
import org.interagency.detection.TenureFacts.Tenure;

/**
 * A programme with all that bears on what is found of it. Every method needs a transaction.
 *
 * @param programme its code
 * @param states what it covers in each of its states
 */
record ProgrammeSituation(Grounds grounds, String programme, Map<ProgrammeFact, Extent> states) {

    /** How it stands with a function. */
    record State(List<Finding> findings, Holders holders) {}

    /** What is unassigned and overlaps of a function. */
    List<Finding> findings(ProgrammeFunction function) {
        return detector().detect(facts(function));
    }

    /** What is unassigned and overlaps of a function, and who is accountable for it in all that the programme covers. */
    State state(ProgrammeFunction function) {
        FunctionFacts facts = facts(function);
        return new State(detector().detect(facts), detector().holders(facts));
    }

    /** Who is accountable for a function within an extent. */
    Holders holders(ProgrammeFunction function, Extent where) {
        return detector().holders(facts(function), where);
    }

    private FunctionDetector detector() {
        return new FunctionDetector(grounds.tree(), grounds.agencies());
    }

    private FunctionFacts facts(ProgrammeFunction function) {
        return new FunctionFacts(
                programme,
                function.code(),
                ownerships(),
                states.entrySet().stream()
                        .filter(state -> state.getKey().requiredFunctions().contains(function))
                        .map(Map.Entry::getValue)
                        .toList(),
                grounds.held().accountable(programme, function).stream()
                        .map(fact -> new Accountability(fact.id(), fact.agency(), fact.delegatedFrom(), extent(fact)))
                        .toList(),
                List.of());
    }

    private List<Ownership> ownerships() {
        return states.entrySet().stream()
                .map(state -> new Ownership(state.getKey().owner(), state.getValue()))
                .toList();
    }

    /** What is orphaned. What agencies that do not cease hold cannot be, and is not read. */
    List<Finding> orphaned() {
        return new TenureDetector(grounds.tree(), grounds.agencies())
                .detect(new TenureFacts(
                        programme,
                        ownerships(),
                        grounds.held().heldBy(grounds.agencies().ceasing(), programme).stream()
                                .map(fact ->
                                        new Tenure(fact.id(), fact.function().code(), fact.agency(), extent(fact)))
                                .toList()));
    }

    private Extent extent(HeldFact fact) {
        return Territories.extent(
                grounds.tree(), fact.territories(), fact.population(), fact.validFrom(), fact.validTo());
    }
}
