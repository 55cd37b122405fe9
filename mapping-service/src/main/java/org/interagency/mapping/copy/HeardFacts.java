package org.interagency.mapping.copy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.TerritoryFact;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.mapping.detection.Redetection;
import org.jspecify.annotations.Nullable;

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

    /**
     * An agency's level and its end bear on what it has a part in; what it is part of bears on whether others are one body, too,
     * and since that can be anybody, all is detected anew. Agencies seldom move.
     */
    @Transactional
    void keepAgencies(Collection<AgencyFact> agencies) {
        Map<String, AgencyFact> before =
                copies.agencies().find(agencies.stream().map(AgencyFact::code).toList());
        copies.agencies().keep(agencies);
        if (agencies.stream().anyMatch(agency -> hasMoved(before.get(agency.code()), agency))) {
            redetection.forgetAll();
        }
        redetection.forget(agencies.stream()
                .filter(agency -> !standsAsBefore(before.get(agency.code()), agency))
                .map(AgencyFact::code)
                .collect(Collectors.toSet()));
    }

    private static boolean hasMoved(@Nullable AgencyFact before, AgencyFact now) {
        return before != null && !Objects.equals(before.parent(), now.parent());
    }

    private static boolean standsAsBefore(@Nullable AgencyFact before, AgencyFact now) {
        return before != null && before.level().equals(now.level()) && Objects.equals(before.validTo(), now.validTo());
    }
}
