package org.interagency.kit.copy;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.contracts.TimedFact;

/**
 * How things of a kind pass from one agency to another.
 *
 * @param holderOf reads the agency in whose name a state is
 * @param afterChange computes a state as it is after a reorganisation
 * @param <F> the fact
 */
public record Succession<F extends TimedFact<F>>(
        Function<F, String> holderOf, BiFunction<AgencyChangeFact, F, F> afterChange) {

    /** The succession of programmes, which agencies own. */
    public static final Succession<ProgrammeFact> OF_PROGRAMMES =
            new Succession<>(ProgrammeFact::owner, AgencyChangeFact::passOn);

    /** The succession of responsibilities, which agencies hold. */
    public static final Succession<ResponsibilityFact> OF_RESPONSIBILITIES =
            new Succession<>(ResponsibilityFact::agency, AgencyChangeFact::passOn);

    String holder(F state) {
        return holderOf.apply(state);
    }

    F after(AgencyChangeFact change, F state) {
        return afterChange.apply(change, state);
    }
}
