package org.interagency.mapping.detection;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.Timeline;
import org.interagency.contracts.vocabulary.ProgrammeFunction;

/**
 * The holdings after reorganisations that are not carried out.
 *
 * @param held the current holdings
 * @param changes the reorganisations, in the order in which they would be carried out
 */
record SupposedHoldings(Holdings held, List<AgencyChangeFact> changes) implements Holdings {

    @Override
    public List<Holding> accountable(String programme, ProgrammeFunction function) {
        return passedOn(programme, held.accountable(programme, function)).toList();
    }

    @Override
    public Set<ProgrammeFunction> functionsOf(String programme) {
        return held.functionsOf(programme);
    }

    @Override
    public List<Holding> heldBy(Collection<String> agencies, String programme) {
        Set<String> now = new HashSet<>(agencies);
        changes.forEach(change -> now.addAll(change.from()));
        return passedOn(programme, held.heldBy(now, programme))
                .filter(fact -> agencies.contains(fact.agency()))
                .toList();
    }

    @Override
    public Set<String> programmesOf(Collection<String> agencies) {
        return held.programmesOf(agencies);
    }

    private Stream<Holding> passedOn(String programme, List<Holding> facts) {
        Stream<Holding> passed = facts.stream();
        for (AgencyChangeFact change : changes) {
            passed = passed.flatMap(fact -> passedOn(programme, fact, change));
        }
        return passed;
    }

    private static Stream<Holding> passedOn(String programme, Holding fact, AgencyChangeFact change) {
        LocalDate day = change.effectiveDate();
        String holder = change.holderAfter(fact.agency(), programme, fact.function(), fact.id());
        return holder.equals(fact.agency()) || !fact.holdsFrom(day)
                ? Stream.of(fact)
                : Timeline.divided(fact, fact.withAgency(holder), day).stream();
    }
}
