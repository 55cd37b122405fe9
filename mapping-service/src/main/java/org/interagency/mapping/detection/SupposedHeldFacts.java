package org.interagency.mapping.detection;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;

/**
 * Who would hold what if reorganisations were carried out.
 *
 * @param held as it is
 * @param changes the reorganisations, in the order in which they would be carried out
 */
record SupposedHeldFacts(HeldFacts held, List<AgencyChangeFact> changes) implements HeldFacts {

    @Override
    public List<HeldFact> accountable(String programme, ProgrammeFunction function) {
        return passedOn(programme, held.accountable(programme, function)).toList();
    }

    @Override
    public Set<ProgrammeFunction> functionsOf(String programme) {
        return held.functionsOf(programme);
    }

    @Override
    public List<HeldFact> heldBy(Collection<String> agencies, String programme) {
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

    private Stream<HeldFact> passedOn(String programme, List<HeldFact> facts) {
        Stream<HeldFact> passed = facts.stream();
        for (AgencyChangeFact change : changes) {
            passed = passed.flatMap(fact -> passedOn(programme, fact, change));
        }
        return passed;
    }

    private static Stream<HeldFact> passedOn(String programme, HeldFact fact, AgencyChangeFact change) {
        LocalDate day = change.effectiveDate();
        String holder = change.holderAfter(fact.agency(), programme, fact.function(), fact.id());
        if (holder.equals(fact.agency())
                || fact.validTo() != null && !fact.validTo().isAfter(day)) {
            return Stream.of(fact);
        }
        return fact.validFrom().isBefore(day)
                ? Stream.of(fact.heldBy(fact.agency(), fact.validFrom(), day), fact.heldBy(holder, day, fact.validTo()))
                : Stream.of(fact.heldBy(holder, fact.validFrom(), fact.validTo()));
    }
}
