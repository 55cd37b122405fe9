package org.interagency.mapping.detection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.contracts.AgencyFact;
import org.interagency.detection.fact.Agencies;
import org.interagency.detection.fact.Agency;
import org.interagency.kit.copy.CopiedFacts;

/** The known agencies, cached in the forms that detection needs. */
@ApplicationScoped
class AgencyCache {

    private final CopyCache<AgencyFact, KnownAgencies> agencies;
    private final boolean partsAreOneBody;

    AgencyCache(
            CopiedFacts copies,
            @ConfigProperty(name = "registry.detection.parts-are-one-body", defaultValue = "true")
                    boolean partsAreOneBody) {
        this.agencies = new CopyCache<>(copies.agencies(), this::known);
        this.partsAreOneBody = partsAreOneBody;
    }

    /**
     * The agencies of the same copies in two forms.
     *
     * @param members of which classes they are
     */
    record KnownAgencies(Agencies agencies, ClassMembers members) {}

    private KnownAgencies known(List<AgencyFact> facts) {
        return new KnownAgencies(agenciesOf(facts), ClassMembers.of(facts));
    }

    private Agencies agenciesOf(List<AgencyFact> facts) {
        List<Agency> all = facts.stream().map(AgencyCache::agency).toList();
        return partsAreOneBody ? Agencies.of(all) : Agencies.eachForItself(all);
    }

    /** The agency in the form that detection needs. */
    static Agency agency(AgencyFact fact) {
        return new Agency(
                fact.code(),
                fact.states().stream()
                        .map(state -> new Agency.State(state.since(), state.level(), state.parent()))
                        .toList(),
                fact.validTo());
    }

    /** The agencies of the current copies. Needs a transaction. */
    Agencies agencies() {
        return known().agencies();
    }

    /** The agencies of the current copies, and of which classes they are. Needs a transaction. */
    KnownAgencies known() {
        return agencies.get();
    }

    /** Whether an agency is one body with those that it is part of. */
    boolean partsAreOneBody() {
        return partsAreOneBody;
    }
}
