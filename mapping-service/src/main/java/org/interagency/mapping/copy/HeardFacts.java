package org.interagency.mapping.copy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.TerritoryFact;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.mapping.detection.Redetection;

/** Keeps what is heard, each batch in a transaction. */
@ApplicationScoped
class HeardFacts {

    private final CopiedFacts copies;
    private final Redetection redetection;

    HeardFacts(CopiedFacts copies, Redetection redetection) {
        this.copies = copies;
        this.redetection = redetection;
    }

    @Transactional
    void keepTerritories(Collection<TerritoryFact> territories) {
        copies.territories().keep(territories);
    }

    @Transactional
    void keepProgrammes(Collection<ProgrammeFact> programmes) {
        copies.programmes().keep(programmes);
    }

    /** Whether an overlap is vertical hangs on its agencies' levels. */
    @Transactional
    void keepAgencies(Collection<AgencyFact> agencies) {
        Map<String, String> levels = copies.agencies()
                .field("level", agencies.stream().map(AgencyFact::code).toList());
        copies.agencies().keep(agencies);
        redetection.forget(agencies.stream()
                .filter(agency ->
                        !levels.getOrDefault(agency.code(), agency.level()).equals(agency.level()))
                .map(AgencyFact::code)
                .collect(Collectors.toSet()));
    }
}
