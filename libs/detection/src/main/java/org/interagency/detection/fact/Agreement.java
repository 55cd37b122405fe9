package org.interagency.detection.fact;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.interagency.detection.geometry.Box;
import org.interagency.detection.geometry.GroupBits;
import org.interagency.detection.geometry.Period;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.detection.geometry.UnknownTerritoryException;
import org.jspecify.annotations.Nullable;

/**
 * A coordination agreement, in which the parties settle how they work together. It holds for everyone of every age.
 *
 * @param parties codes of agencies
 * @param programmes codes of the programmes that it covers; empty means all
 * @param functions codes of the functions that it covers; empty means all
 * @param territories codes of the territories in which it holds, each with all below it; empty means everywhere
 * @param period when it holds
 */
public record Agreement(
        Set<String> parties, Set<String> programmes, Set<String> functions, Set<String> territories, Period period) {

    public Agreement {
        parties = Set.copyOf(parties);
        programmes = Set.copyOf(programmes);
        functions = Set.copyOf(functions);
        territories = Set.copyOf(territories);
    }

    /**
     * Whether the agencies are parties to the agreement and it covers the programmes and the function.
     *
     * @param function the function concerned; {@code null} for the programmes as a whole, which only an agreement about all functions covers
     */
    public boolean joins(Collection<String> agencies, Collection<String> ofProgrammes, @Nullable String function) {
        return parties.containsAll(agencies)
                && (programmes.isEmpty() || programmes.containsAll(ofProgrammes))
                && (functions.isEmpty() || function != null && functions.contains(function));
    }

    /**
     * The boxes in which it holds: everyone of every age, in its territories and its period.
     *
     * @throws UnknownTerritoryException if the tree lacks one of the territories
     */
    public List<Box> boxes(TerritoryTree tree, GroupBits bits) {
        Box.Section section = Box.Section.during(period, bits);
        return territories.isEmpty() ? tree.everywhere(section) : tree.boxesIn(territories, section);
    }
}
