package org.interagency.mapping.detection;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.interagency.contracts.Population;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.TerritoryFact;
import org.interagency.contracts.TimedFact;
import org.interagency.detection.geometry.AgeRange;
import org.interagency.detection.geometry.Extent;
import org.interagency.detection.geometry.Period;
import org.interagency.detection.geometry.Territory;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.copy.Copies;
import org.interagency.kit.request.Validity;
import org.interagency.mapping.finding.KnownTerritories;
import org.jspecify.annotations.Nullable;

/**
 * The tree of all known territories, and extents in it.
 *
 * <p>The events of territories arrive one by one: a territory may arrive before its parent, and moves may arrive in another order than they were
 * made. Until the missing events arrive, such a territory is a root of the tree.
 */
@ApplicationScoped
public class Territories implements KnownTerritories {

    private final Copies<TerritoryFact> copies;
    private final CopyCache<TerritoryFact, TerritoryTree> tree;

    Territories(CopiedFacts copies) {
        this.copies = copies.territories();
        this.tree = new CopyCache<>(this.copies, Territories::treeOf);
    }

    /**
     * Fetches the territories that are not known here. If one of them is new, its siblings, ancestors and descendants may be new too, so all
     * territories are fetched and no finding misses one.
     *
     * @param fresh whether to fetch the known ones of these codes too, and no others
     */
    public void prepare(Collection<String> codes, boolean fresh) {
        boolean someAreNew = !copies.prepare(codes, fresh).isEmpty();
        if (someAreNew && !fresh) {
            copies.prepareAll();
        }
    }

    @Override
    public TerritoryTree tree() {
        return tree.get();
    }

    /** The tree of some territories, however deep; takes time in proportion to their number. */
    static TerritoryTree treeOf(List<TerritoryFact> facts) {
        Set<String> codes = facts.stream().map(TerritoryFact::code).collect(Collectors.toSet());
        Map<String, String> above = new HashMap<>();
        List<Territory> territories = new ArrayList<>();
        for (TerritoryFact fact : facts) {
            String parent = fact.parent();
            if (parent != null && codes.contains(parent) && !top(parent, above).equals(fact.code())) {
                above.put(fact.code(), parent);
            } else {
                parent = null;
            }
            territories.add(new Territory(fact.code(), parent, fact.validTo(), levels(fact)));
        }
        return new TerritoryTree(territories);
    }

    /** The levels of a territory; two states of the same level are one. */
    private static List<Territory.TerritoryState> levels(TerritoryFact fact) {
        List<Territory.TerritoryState> levels = new ArrayList<>();
        for (TerritoryFact state : fact.states()) {
            if (levels.isEmpty() || !levels.get(levels.size() - 1).level().equals(state.level())) {
                levels.add(new Territory.TerritoryState(state.since(), state.level()));
            }
        }
        return levels;
    }

    /**
     * The root that a territory has so far.
     *
     * @param above a territory above each that has a parent; shortened on the way, so that the next search takes fewer steps
     */
    private static String top(String code, Map<String, String> above) {
        String at = code;
        for (String next = above.get(at); next != null; next = above.get(at)) {
            String beyond = above.getOrDefault(next, next);
            above.put(at, beyond);
            at = beyond;
        }
        return at;
    }

    /** The extent, without territories that the tree lacks. */
    public static Extent extent(
            TerritoryTree tree,
            Set<String> territories,
            Population population,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {
        return new Extent(
                territories.stream().filter(tree::contains).collect(Collectors.toSet()),
                new Period(validFrom, validTo),
                new AgeRange(population.ageFrom(), population.ageTo()),
                population.groups());
    }

    /** What a programme covers in each of its states, without territories that the tree lacks and without states that never hold. */
    public static Map<ProgrammeFact, Extent> extents(TerritoryTree tree, ProgrammeFact programme) {
        return extents(tree, programme.states(), ProgrammeFact::territories, ProgrammeFact::population);
    }

    /** What each state of a fact covers, without territories that the tree lacks and without states that never hold. */
    public static <F extends TimedFact<F>> Map<F, Extent> extents(
            TerritoryTree tree,
            List<F> states,
            Function<F, Set<String>> territories,
            Function<F, Population> population) {
        Map<F, Extent> extents = new LinkedHashMap<>();
        for (F state : states) {
            LocalDate from = Validity.laterStart(Objects.requireNonNull(state.validFrom()), state.since());
            LocalDate to = Validity.earlierEnd(state.validTo(), state.until());
            if (to == null || to.isAfter(from)) {
                extents.put(state, extent(tree, territories.apply(state), population.apply(state), from, to));
            }
        }
        return extents;
    }
}
