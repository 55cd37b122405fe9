package org.interagency.mapping.proposal;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.interagency.contracts.FindingFact;
import org.interagency.contracts.FindingFact.FindingBox;
import org.interagency.contracts.Population;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.kit.request.Validity;

/**
 * Where nobody is accountable, prepared for the question which responsibilities would change that.
 *
 * @param id that of the finding
 */
record Gap(String id, List<GapBox> parts) {

    /**
     * A box of the gap.
     *
     * @param places tells whether territories have a place in common with the box
     */
    private record GapBox(FindingBox box, Predicate<Collection<String>> places) {

        boolean meets(ResponsibilityFact proposed, Collection<String> territories) {
            Population population = proposed.population();
            return !Validity.areApart(box.validFrom(), box.validTo(), proposed.validFrom(), proposed.validTo())
                    && box.ageFrom() < population.ageTo()
                    && population.ageFrom() < box.ageTo()
                    && meetsGroups(population)
                    && places.test(territories);
        }

        private boolean meetsGroups(Population population) {
            if (population.groups().isEmpty()) {
                return true;
            }
            return box.groups().isEmpty()
                    ? !box.groupsExcept().containsAll(population.groups())
                    : !Collections.disjoint(box.groups(), population.groups());
        }
    }

    static Gap of(FindingFact finding, TerritoryTree tree) {
        return new Gap(
                finding.id(),
                finding.extent().stream()
                        .map(box -> new GapBox(box, tree.meeting(known(box.territories(), tree))))
                        .toList());
    }

    /** Whether a responsibility would cover a part of the gap. Territories that the tree lacks do not count. */
    boolean meets(ResponsibilityFact proposed, TerritoryTree tree) {
        List<String> territories = known(proposed.territories(), tree);
        return parts.stream().anyMatch(part -> part.meets(proposed, territories));
    }

    private static List<String> known(Collection<String> territories, TerritoryTree tree) {
        return territories.stream().filter(tree::contains).toList();
    }
}
