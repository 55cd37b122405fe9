package org.interagency.kit.copy;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.TerritoryFact;
import org.interagency.contracts.Topics;

/** The copies that a service can keep. */
@ApplicationScoped
public class CopiedFacts {

    private final Copies<AgencyFact> agencies;
    private final Copies<AgencyChangeFact> agencyChanges;
    private final Copies<TerritoryFact> territories;
    private final Copies<ProgrammeFact> programmes;

    CopiedFacts(CopyStore store, @RestClient AgencyService agencyService, @RestClient ProgramService programService) {
        agencies = new Copies<>(store, Topics.AGENCIES, AgencyFact.class, "agency service", agencyService::agencies);
        agencyChanges = new Copies<>(
                store, Topics.AGENCY_CHANGES, AgencyChangeFact.class, "agency service", agencyService::agencyChanges);
        territories = new Copies<>(
                store, Topics.TERRITORIES, TerritoryFact.class, "agency service", agencyService::territories);
        programmes = new Copies<>(
                store, Topics.PROGRAMMES, ProgrammeFact.class, "program service", programService::programmes);
    }

    /** Of the agency service. */
    public Copies<AgencyFact> agencies() {
        return agencies;
    }

    /** Of the agency service. */
    public Copies<AgencyChangeFact> agencyChanges() {
        return agencyChanges;
    }

    /** Of the agency service. */
    public Copies<TerritoryFact> territories() {
        return territories;
    }

    /** Of the program service. */
    public Copies<ProgrammeFact> programmes() {
        return programmes;
    }
}
