package org.interagency.program.vocabulary;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.interagency.contracts.Population;
import org.interagency.contracts.VocabularyEntryFact;
import org.jspecify.annotations.Nullable;

/** The existing life-cycle stages. */
public record LifeCycleStages(List<VocabularyEntryFact> entries) {

    /** The codes of the stages whose ages intersect those of a population. */
    public Set<String> metBy(Population population) {
        return entries.stream()
                .filter(stage -> Objects.requireNonNull(stage.ageFrom()) < population.ageTo()
                        && population.ageFrom() < Objects.requireNonNull(stage.ageTo()))
                .map(VocabularyEntryFact::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Whether the ages of each of the stages intersect those of a population.
     *
     * @param codes the codes of stages; unknown codes are ignored, and {@code null} means none
     */
    public boolean allMeet(@Nullable Collection<String> codes, Population population) {
        Set<String> met = metBy(population);
        return codes == null || codes.stream().filter(this::has).allMatch(met::contains);
    }

    private boolean has(String code) {
        return entries.stream().anyMatch(stage -> stage.code().equals(code));
    }
}
