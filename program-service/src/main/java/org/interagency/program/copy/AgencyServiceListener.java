package org.interagency.program.copy;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.TerritoryFact;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.copy.CopyWorker;
import org.interagency.kit.copy.FactReader;

/**
 * Hears the events of the agency service. Each batch takes this path:
 *
 * <ol>
 *   <li>It is read; what cannot be read goes to the dead letters.
 *   <li>One transaction keeps the copies and records the reorganisations among them, in their order.
 *   <li>The {@link CopyWorker} is woken, and carries each reorganisation out in a transaction of its own: programmes pass to other owners.
 * </ol>
 *
 * While the database is away, a batch is tried again from the beginning, each time in a new transaction.
 */
@ApplicationScoped
class AgencyServiceListener {

    private final FactReader reader;
    private final CopiedFacts copies;

    AgencyServiceListener(FactReader reader, CopiedFacts copies) {
        this.reader = reader;
        this.copies = copies;
    }

    @Incoming("agencies")
    @Retry(maxRetries = -1, maxDuration = 0, delay = 1000)
    void hearAgencies(ConsumerRecords<String, byte[]> batch) {
        copies.agencies().keep(reader.newest(batch, AgencyFact.class));
    }

    @Incoming("territories")
    @Retry(maxRetries = -1, maxDuration = 0, delay = 1000)
    void hearTerritories(ConsumerRecords<String, byte[]> batch) {
        copies.territories().keep(reader.newest(batch, TerritoryFact.class));
    }

    @Incoming("agency-changes")
    @Retry(maxRetries = -1, maxDuration = 0, delay = 1000)
    void hearAgencyChanges(ConsumerRecords<String, byte[]> batch) {
        copies.agencyChanges().keep(reader.newest(batch, AgencyChangeFact.class));
    }
}
