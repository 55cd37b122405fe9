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

/** The life-cycle stages that there are. */
public record LifeCycleStages(List<VocabularyEntryFact> entries) {

    /** The codes of those in which people of the population may be. */
    public Set<String> metBy(Population population) {
        return entries.stream()
                .filter(stage -> Objects.requireNonNull(stage.ageFrom()) < population.ageTo()
                        && population.ageFrom() < Objects.requireNonNull(stage.ageTo()))
                .map(VocabularyEntryFact::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Whether people of the population may be in each of some stages.
     *
     * @param codes of the stages, unknown ones among them perhaps, which do not count; none if {@code null}
     */
    public boolean allMeet(@Nullable Collection<String> codes, Population population) {
        Set<String> met = metBy(population);
        return codes == null || codes.stream().filter(this::has).allMatch(met::contains);
    }

    private boolean has(String code) {
        return entries.stream().anyMatch(stage -> stage.code().equals(code));
    }
}
