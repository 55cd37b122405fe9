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
import org.interagency.kit.copy.FactReader;
import org.interagency.mapping.detection.Redetection;

/** Hears facts of other services and brings the findings up to them; while the database is away it tries again. */
@ApplicationScoped
class FactListener {

    private final FactReader reader;
    private final HeardFacts heard;
    private final Redetection redetection;

    FactListener(FactReader reader, HeardFacts heard, Redetection redetection) {
        this.reader = reader;
        this.heard = heard;
        this.redetection = redetection;
    }

    @Incoming("agencies")
    @Retry(maxRetries = -1, maxDuration = 0, delay = 1000)
    void hearAgencies(ConsumerRecords<String, byte[]> batch) {
        heard.keepAgencies(reader.newest(batch, AgencyFact.class));
        redetection.detectStale();
    }

    @Incoming("territories")
    @Retry(maxRetries = -1, maxDuration = 0, delay = 1000)
    void hearTerritories(ConsumerRecords<String, byte[]> batch) {
        heard.keepTerritories(reader.newest(batch, TerritoryFact.class));
        redetection.detectStale();
    }

    @Incoming("programmes")
    @Retry(maxRetries = -1, maxDuration = 0, delay = 1000)
    void hearProgrammes(ConsumerRecords<String, byte[]> batch) {
        heard.keepProgrammes(reader.newest(batch, ProgrammeFact.class));
        redetection.detectStale();
    }

    @Incoming("rights")
    @Retry(maxRetries = -1, maxDuration = 0, delay = 1000)
    void hearRights(ConsumerRecords<String, byte[]> batch) {
        heard.keepRights(reader.newest(batch, RightFact.class));
    }

    @Incoming("vocabularies")
    @Retry(maxRetries = -1, maxDuration = 0, delay = 1000)
    void hearVocabularyEntries(ConsumerRecords<String, byte[]> batch) {
        heard.keepVocabularyEntries(reader.newest(batch, VocabularyEntryFact.class));
    }

    /** Each in a transaction of its own, in the order in which they were registered. */
    @Incoming("agency-changes")
    @Retry(maxRetries = -1, maxDuration = 0, delay = 1000)
    void hearAgencyChanges(ConsumerRecords<String, byte[]> batch) {
        for (AgencyChangeFact change : reader.newest(batch, AgencyChangeFact.class)) {
            heard.keepAgencyChange(change);
        }
    }
}
