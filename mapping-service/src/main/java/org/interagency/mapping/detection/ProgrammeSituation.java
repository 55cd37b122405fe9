package org.interagency.mapping.detection;

import java.util.List;
import java.util.Map;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.vocabulary.Bindingness;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.detection.fact.Accountability;
import org.interagency.detection.fact.Agreement;
import org.interagency.detection.fact.FunctionFacts;
import org.interagency.detection.fact.Ownership;
import org.interagency.detection.fact.TenureFacts;
import org.interagency.detection.fact.TenureFacts.Tenure;
import org.interagency.detection.geometry.Extent;
import org.interagency.detection.measure.FunctionMeasure;
import org.interagency.detection.rule.Finding;
import org.interagency.detection.rule.FunctionContext;
import org.interagency.detection.rule.Holders;
import org.interagency.detection.rule.Rules;
import org.interagency.detection.rule.TenureContext;

/**
 * A programme with all facts that its findings depend on. Every method needs a transaction.
 *
 * @param programme its code
 * @param states what it covers in each of its states
 * @param agreements the agreements that may be about it
 */
record ProgrammeSituation(
        DetectionInput grounds, String programme, Map<ProgrammeFact, Extent> states, List<Agreement> agreements) {

    /** The findings about a function, and who is accountable for it. */
    record FunctionState(List<Finding> findings, Holders holders) {}

    /** The findings about a function, and its measure. */
    record FunctionDetection(List<Finding> findings, FunctionMeasure measure) {}

    /** What is found about a function, and what is measured. */
    FunctionDetection detected(ProgrammeFunction function) {
        FunctionContext context = context(function);
        return new FunctionDetection(Rules.FUNCTION.findings(context), FunctionMeasure.of(context));
    }

    /** The findings about a function. */
    List<Finding> findings(ProgrammeFunction function) {
        return Rules.FUNCTION.findings(context(function));
    }

    /** The findings about a function, and who is accountable for it in everything that the programme covers. */
    FunctionState state(ProgrammeFunction function) {
        FunctionContext context = context(function);
        return new FunctionState(Rules.FUNCTION.findings(context), Holders.of(context));
    }

    /** Who is accountable for a function within an extent. */
    Holders holders(ProgrammeFunction function, Extent where) {
        return holders(function, where, held(function), Bindingness.MUST);
    }

    /** Who is accountable for a function within an extent, and who may act there without having to. */
    Answerable answerable(ProgrammeFunction function, Extent where) {
        List<Holding> held = held(function);
        return new Answerable(
                holders(function, where, held, Bindingness.MUST),
                held.stream().allMatch(holding -> holding.bindingness() == Bindingness.MUST)
                        ? List.of()
                        : holders(function, where, held, Bindingness.MAY).holders());
    }

    private Holders holders(ProgrammeFunction function, Extent where, List<Holding> held, Bindingness bindingness) {
        return Holders.within(where, facts(function, held, bindingness), grounds.tree(), grounds.agencies());
    }

    private List<Holding> held(ProgrammeFunction function) {
        return grounds.held().accountable(programme, function);
    }

    private FunctionContext context(ProgrammeFunction function) {
        return new FunctionContext(
                facts(function, held(function), Bindingness.MUST), grounds.tree(), grounds.agencies());
    }

    /** What an agency may do but need not closes no gap and overlaps nothing, so that findings are about what has to be done. */
    private FunctionFacts facts(ProgrammeFunction function, List<Holding> held, Bindingness bindingness) {
        return new FunctionFacts(
                programme,
                function.code(),
                ownerships(),
                states.entrySet().stream()
                        .filter(state -> state.getKey().requiredFunctions().contains(function))
                        .map(Map.Entry::getValue)
                        .toList(),
                held.stream()
                        .filter(fact -> fact.bindingness() == bindingness)
                        .map(fact -> new Accountability(fact.id(), fact.agency(), fact.delegatedFrom(), extent(fact)))
                        .toList(),
                agreements);
    }

    private List<Ownership> ownerships() {
        return states.entrySet().stream()
                .map(state -> new Ownership(state.getKey().owner(), state.getValue()))
                .toList();
    }

    /** The orphaned findings. Only what agencies with an end hold can be orphaned, so nothing else is read. */
    List<Finding> orphaned() {
        TenureFacts facts = new TenureFacts(
                programme,
                ownerships(),
                grounds.held().heldBy(grounds.agencies().ceasing(), programme).stream()
                        .map(fact -> new Tenure(fact.id(), fact.function().code(), fact.agency(), extent(fact)))
                        .toList());
        return Rules.TENURE.findings(new TenureContext(facts, grounds.tree(), grounds.agencies()));
    }

    private Extent extent(Holding fact) {
        return Territories.extent(
                grounds.tree(), fact.territories(), fact.population(), fact.validFrom(), fact.validTo());
    }
}
