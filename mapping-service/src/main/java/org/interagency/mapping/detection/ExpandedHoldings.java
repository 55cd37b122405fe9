package org.interagency.mapping.detection;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.detection.geometry.TerritoryTree;

/**
 * The holdings of agencies, and those that follow for each agency from what its class holds. They are computed anew for each detection and never stored.
 * Every use needs a transaction, and an object lasts no longer than that.
 */
final class ExpandedHoldings implements Holdings {

    private final Holdings held;
    private final ClassDuties duties;
    private final ClassMembers members;
    private final TerritoryTree tree;
    private final Map<String, List<ClassDuty>> dutiesByProgramme = new HashMap<>();

    /** @param held what agencies hold by name */
    ExpandedHoldings(Holdings held, ClassDuties duties, ClassMembers members, TerritoryTree tree) {
        this.held = held;
        this.duties = duties;
        this.members = members;
        this.tree = tree;
    }

    /**
     * The holdings that would result from supposed facts. What a class holds follows from the supposed agencies and passes to nobody.
     *
     * @param agencies the agencies that would be changed or new
     * @param changes the reorganisations, in the order in which they would be carried out
     * @param moves what classes would hold after the reorganisations
     */
    ExpandedHoldings supposing(List<AgencyFact> agencies, List<AgencyChangeFact> changes, List<ClassMove> moves) {
        HoldingsMovedToClasses then = new HoldingsMovedToClasses(new SupposedHoldings(held, changes), duties, moves);
        return new ExpandedHoldings(then, then, members.with(agencies), tree);
    }

    @Override
    public List<Holding> accountable(String programme, ProgrammeFunction function) {
        List<Holding> byName = held.accountable(programme, function);
        List<ClassDuty> byClass = dutiesByProgramme.computeIfAbsent(programme, duties::accountableClasses).stream()
                .filter(duty -> duty.function() == function)
                .toList();
        return byClass.isEmpty()
                ? byName
                : Stream.concat(
                                byName.stream(),
                                byClass.stream().flatMap(duty -> members.holdings(duty, tree).stream()))
                        .toList();
    }

    @Override
    public Set<ProgrammeFunction> functionsOf(String programme) {
        return held.functionsOf(programme);
    }

    /** {@inheritDoc} Without those that follow from a class: an agency is of no class after its end, so that it leaves none of them orphaned. */
    @Override
    public List<Holding> heldBy(Collection<String> agencies, String programme) {
        return held.heldBy(agencies, programme);
    }

    /** {@inheritDoc} Without those for which a class holds one. */
    @Override
    public Set<String> programmesOf(Collection<String> agencies) {
        return held.programmesOf(agencies);
    }

    /** The programmes for which a class holds a responsibility of whose kind one of the agencies is on any day; levels are not compared. */
    Set<String> programmesOfClassesOf(Set<String> agencies) {
        return duties.programmesOfClasses(members.kindsOf(agencies));
    }
}
