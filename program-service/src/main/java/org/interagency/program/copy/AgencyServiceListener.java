package org.interagency.program.copy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.TerritoryFact;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.copy.FactReader;

/** Keeps what the agency service announces; while the database is away it tries again. */
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
    @Transactional
    void hearAgencies(ConsumerRecords<String, byte[]> batch) {
        copies.agencies().keep(reader.newest(batch, AgencyFact.class));
    }

    @Incoming("territories")
    @Retry(maxRetries = -1, maxDuration = 0, delay = 1000)
    @Transactional
    void hearTerritories(ConsumerRecords<String, byte[]> batch) {
        copies.territories().keep(reader.newest(batch, TerritoryFact.class));
    }

    /** Each in a transaction of its own, in the order in which they were registered. */
    @Incoming("agency-changes")
    @Retry(maxRetries = -1, maxDuration = 0, delay = 1000)
    void hearAgencyChanges(ConsumerRecords<String, byte[]> batch) {
        for (AgencyChangeFact change : reader.newest(batch, AgencyChangeFact.class)) {
            QuarkusTransaction.requiringNew().run(() -> copies.agencyChanges().keep(List.of(change)));
        }
    }
}
