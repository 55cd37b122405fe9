package org.interagency.mapping.detection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.interagency.contracts.AgencyFact;
import org.interagency.detection.Agencies;
import org.interagency.detection.Agency;
import org.interagency.kit.copy.CopiedFacts;

/** The agencies that this service has heard of. */
@ApplicationScoped
class KnownAgencies {

    private final Derived<AgencyFact, Agencies> agencies;

    KnownAgencies(CopiedFacts copies) {
        this.agencies = new Derived<>(copies.agencies(), KnownAgencies::agenciesOf);
    }

    private static Agencies agenciesOf(List<AgencyFact> facts) {
        return Agencies.of(facts.stream()
                .map(fact -> new Agency(fact.code(), fact.level(), fact.parent(), fact.validTo()))
                .toList());
    }

    /** As they are heard of by now. Needs a transaction. */
    Agencies agencies() {
        return agencies.get();
    }
}
