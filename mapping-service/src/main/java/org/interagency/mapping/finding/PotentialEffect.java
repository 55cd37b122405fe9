package org.interagency.mapping.finding;

import jakarta.validation.constraints.NotNull;
import org.interagency.contracts.vocabulary.Coded;

/**
 * What a coordination unit expects of a finding: the potential positive and negative effects that GAO-15-49SP has analysts look for (steps 2 and 3).
 *
 * @param direction whether it helps or harms
 * @param on what it has an effect on
 */
public record PotentialEffect(@NotNull EffectDirection direction, @NotNull EffectSubject on) {

    /** Whether an effect helps or harms. */
    public enum EffectDirection implements Coded {
        POSITIVE,
        NEGATIVE
    }

    /** What GAO's guide has analysts look at. */
    public enum EffectSubject implements Coded {
        /** How the programmes are carried out. */
        IMPLEMENTATION,
        /** What they achieve for people. */
        OUTCOMES,
        /** What that costs. */
        COST_EFFECTIVENESS
    }
}
