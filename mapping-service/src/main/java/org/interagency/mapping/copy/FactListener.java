package org.interagency.mapping.copy;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.RightFact;
import org.interagency.contracts.TerritoryFact;
import org.interagency.contracts.VocabularyEntryFact;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.copy.CopyWorker;
import org.interagency.kit.copy.FactReader;

/**
 * Consumes the events of the other services. For each batch:
 *
 * <ol>
 *   <li>The events are checked and read.
 *   <li>One transaction stores the copies, records the reorganisations in their order, and marks the programmes that are stale.
 *   <li>Events that are not as the published schema says go to the dead-letter topic.
 *   <li>The {@link CopyWorker} is woken. It carries out each reorganisation (responsibilities pass to other agencies) and detects each stale
 *       programme and contingency, each in a transaction of its own.
 * </ol>
 *
 * While the database or Kafka is unavailable, the batch is retried from the beginning, each time in a new transaction.
 */
@ApplicationScoped
class FactListener {

    private final FactReader reader;
    private final CopiedFacts copies;

    FactListener(FactReader reader, CopiedFacts copies) {
        this.reader = reader;
        this.copies = copies;
    }

    @Incoming("agencies")
    @Retry(maxRetries = -1, maxDuration = 0, delay = 1000)
    void hearAgencies(ConsumerRecords<String, byte[]> batch) {
        reader.read(batch, AgencyFact.class, copies.agencies()::keep);
    }

    @Incoming("agency-changes")
    @Retry(maxRetries = -1, maxDuration = 0, delay = 1000)
    void hearAgencyChanges(ConsumerRecords<String, byte[]> batch) {
        reader.read(batch, AgencyChangeFact.class, copies.agencyChanges()::keep);
    }

    @Incoming("territories")
    @Retry(maxRetries = -1, maxDuration = 0, delay = 1000)
    void hearTerritories(ConsumerRecords<String, byte[]> batch) {
        reader.read(batch, TerritoryFact.class, copies.territories()::keep);
    }

    @Incoming("programmes")
    @Retry(maxRetries = -1, maxDuration = 0, delay = 1000)
    void hearProgrammes(ConsumerRecords<String, byte[]> batch) {
        reader.read(batch, ProgrammeFact.class, copies.programmes()::keep);
    }

    @Incoming("rights")
    @Retry(maxRetries = -1, maxDuration = 0, delay = 1000)
    void hearRights(ConsumerRecords<String, byte[]> batch) {
        reader.read(batch, RightFact.class, copies.rights()::keep);
    }

    @Incoming("vocabularies")
    @Retry(maxRetries = -1, maxDuration = 0, delay = 1000)
    void hearVocabularyEntries(ConsumerRecords<String, byte[]> batch) {
        reader.read(batch, VocabularyEntryFact.class, copies.vocabularyEntries()::keep);
    }
}
