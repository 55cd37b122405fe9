package org.interagency.kit.copy;

import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.AgreementFact;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.contracts.TimedFact;

/**
 * How things of a kind pass from one agency to another.
 *
 * @param holdersOf reads the agencies in whose names a state is; empty if a class of agencies holds it, which passes to nobody
 * @param afterChange computes a state as it is after a reorganisation
 * @param <F> the fact
 */
public record Succession<F extends TimedFact<F>>(
        Function<F, Set<String>> holdersOf, BiFunction<AgencyChangeFact, F, F> afterChange) {

    /** The succession of programmes, which agencies own. */
    public static final Succession<ProgrammeFact> OF_PROGRAMMES =
            new Succession<>(programme -> Set.of(programme.owner()), AgencyChangeFact::passOn);

    /** The succession of responsibilities, which agencies hold. */
    public static final Succession<ResponsibilityFact> OF_RESPONSIBILITIES = new Succession<>(
            responsibility -> responsibility.agency() == null ? Set.of() : Set.of(responsibility.agency()),
            AgencyChangeFact::passOn);

    /** The succession of agreements, which have agencies as parties. */
    public static final Succession<AgreementFact> OF_AGREEMENTS =
            new Succession<>(AgreementFact::parties, AgencyChangeFact::passOn);

    Set<String> holders(F state) {
        return holdersOf.apply(state);
    }

    F after(AgencyChangeFact change, F state) {
        return afterChange.apply(change, state);
    }
}
