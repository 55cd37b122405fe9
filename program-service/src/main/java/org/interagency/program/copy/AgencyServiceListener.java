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
 * Consumes the events of the agency service. For each batch of messages:
 *
 * <ol>
 *   <li>The messages are checked and read.
 *   <li>One transaction stores the copies and records the reorganisations among them, in order.
 *   <li>Messages that are not as the published schema says go to the dead-letter topic.
 *   <li>The {@link CopyWorker} is woken. It carries out each reorganisation in its own transaction: programmes get other owners.
 * </ol>
 *
 * If the database or Kafka is unavailable, the batch is retried, each time in a new transaction, until it succeeds.
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
        reader.read(batch, AgencyFact.class, copies.agencies()::keep);
    }

    @Incoming("territories")
    @Retry(maxRetries = -1, maxDuration = 0, delay = 1000)
    void hearTerritories(ConsumerRecords<String, byte[]> batch) {
        reader.read(batch, TerritoryFact.class, copies.territories()::keep);
    }

    @Incoming("agency-changes")
    @Retry(maxRetries = -1, maxDuration = 0, delay = 1000)
    void hearAgencyChanges(ConsumerRecords<String, byte[]> batch) {
        reader.read(batch, AgencyChangeFact.class, copies.agencyChanges()::keep);
    }
}
