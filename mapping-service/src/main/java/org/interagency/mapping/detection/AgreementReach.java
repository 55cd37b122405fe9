package org.interagency.mapping.detection;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.interagency.contracts.AgreementFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;

/**
 * What some states of agreements can affect: the findings between their parties about their programmes and functions.
 *
 * @param parties the codes of all parties; empty if nothing can be affected
 * @param programmes the codes of the programmes; empty means all
 * @param functions the functions; empty means all, and the programmes as a whole
 */
public record AgreementReach(Set<String> parties, Set<String> programmes, Set<ProgrammeFunction> functions) {

    /** The reach of no agreement. */
    public static final AgreementReach NONE = new AgreementReach(Set.of(), Set.of(), Set.of());

    public AgreementReach {
        parties = Set.copyOf(parties);
        programmes = Set.copyOf(programmes);
        functions = Set.copyOf(functions);
    }

    /** The reach of some states of agreements. */
    public static AgreementReach of(List<AgreementFact> states) {
        return states.stream()
                .map(state -> new AgreementReach(state.parties(), state.programmes(), state.functions()))
                .reduce(NONE, AgreementReach::and);
    }

    /** This reach and another one. It may be larger than both together, but never smaller. */
    public AgreementReach and(AgreementReach other) {
        if (isNone() || other.isNone()) {
            return isNone() ? other : this;
        }
        Set<String> all = new HashSet<>(parties);
        all.addAll(other.parties);
        return new AgreementReach(all, joined(programmes, other.programmes), joined(functions, other.functions));
    }

    /** Whether nothing can be affected. */
    public boolean isNone() {
        return parties.isEmpty();
    }

    /** Whether findings about programmes as a whole can be affected, such as duplications. */
    boolean isAboutWholeProgrammes() {
        return !isNone() && functions.isEmpty();
    }

    /** Those of some functions that can be affected. */
    Set<ProgrammeFunction> among(Collection<ProgrammeFunction> some) {
        Set<ProgrammeFunction> among = EnumSet.noneOf(ProgrammeFunction.class);
        some.stream()
                .filter(function -> functions.isEmpty() || functions.contains(function))
                .forEach(among::add);
        return among;
    }

    private static <T> Set<T> joined(Set<T> some, Set<T> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return Set.of();
        }
        Set<T> joined = new HashSet<>(some);
        joined.addAll(others);
        return joined;
    }
}
