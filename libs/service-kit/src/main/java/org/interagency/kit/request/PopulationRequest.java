package org.interagency.kit.request;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import org.interagency.contracts.Population;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/**
 * A request for the people whom something is for; a field that is left out means everyone.
 *
 * @param ageFrom 0 if left out
 * @param ageTo the first age outside; 130 if left out
 * @param groups codes of population groups; everyone if left out or empty
 */
public record PopulationRequest(
        @Min(0) @Max(129) @Nullable Integer ageFrom,
        @Min(1) @Max(130) @Nullable Integer ageTo,
        @Nullable Set<@NotNull @Code String> groups)
        implements Consistent {

    /** The population of a request; everyone for {@code null}. */
    public static Population of(@Nullable PopulationRequest request) {
        return request == null ? Population.EVERYONE : request.population();
    }

    /** The same request, with its groups in alphabetical order. */
    public PopulationRequest sorted() {
        return new PopulationRequest(ageFrom, ageTo, groups == null ? null : Codes.sorted(groups));
    }

    private Population population() {
        return new Population(
                ageFrom == null ? Population.EVERYONE.ageFrom() : ageFrom,
                ageTo == null ? Population.EVERYONE.ageTo() : ageTo,
                Codes.sorted(groups));
    }

    @Override
    public List<Violation> contradictions() {
        Population population = population();
        return population.ageFrom() < population.ageTo()
                ? List.of()
                : List.of(new Violation(
                        "/population/ageTo", "ageTo is the first age outside and has to be above ageFrom."));
    }
}
