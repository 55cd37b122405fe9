package org.interagency.mapping.copy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.RightFact;
import org.interagency.contracts.TerritoryFact;
import org.interagency.contracts.VocabularyEntryFact;
import org.interagency.kit.copy.CopiedFacts;

/** Keeps what is heard, each batch in a transaction. */
@ApplicationScoped
class HeardFacts {

    private final CopiedFacts copies;

    HeardFacts(CopiedFacts copies) {
        this.copies = copies;
    }

    @Transactional
    void keepTerritories(Collection<TerritoryFact> territories) {
        copies.territories().keep(territories);
    }

    @Transactional
    void keepProgrammes(Collection<ProgrammeFact> programmes) {
        copies.programmes().keep(programmes);
    }

    @Transactional
    void keepRights(Collection<RightFact> rights) {
        copies.rights().keep(rights);
    }

    @Transactional
    void keepVocabularyEntries(Collection<VocabularyEntryFact> entries) {
        copies.vocabularyEntries().keep(entries);
    }

    @Transactional
    void keepAgencies(Collection<AgencyFact> agencies) {
        copies.agencies().keep(agencies);
    }

    @Transactional
    void keepAgencyChange(AgencyChangeFact change) {
        copies.agencyChanges().keep(List.of(change));
    }
}
