package org.interagency.program.standard;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.interagency.kit.csv.Column;
import org.interagency.kit.csv.CsvFile;
import org.interagency.kit.fact.AdvisoryLock;
import org.interagency.kit.request.RequestReader;
import org.interagency.program.right.RightRequest;
import org.interagency.program.right.RightService;
import org.interagency.program.vocabulary.VocabularyEntryRequest;
import org.interagency.program.vocabulary.VocabularyService;

/** Registers, at each start, the standard rights and vocabulary entries that do not exist yet. It never changes an existing one. */
@ApplicationScoped
class StandardEntries {

    private final EntityManager entityManager;
    private final RequestReader requests;
    private final VocabularyService vocabularies;
    private final RightService rights;

    StandardEntries(
            EntityManager entityManager, RequestReader requests, VocabularyService vocabularies, RightService rights) {
        this.entityManager = entityManager;
        this.requests = requests;
        this.vocabularies = vocabularies;
        this.rights = rights;
    }

    void register(@Observes StartupEvent event) {
        QuarkusTransaction.requiringNew().run(() -> {
            AdvisoryLock.takeExclusive(entityManager, "standard entries");
            vocabularies.addMissing(
                    read("vocabularies.csv", VocabularyEntryRequest.class, VocabularyEntryRequest.COLUMNS));
            rights.addMissing(read("rights.csv", RightRequest.class, RightRequest.COLUMNS));
        });
    }

    private <R> List<R> read(String file, Class<R> type, List<Column> columns) {
        try (InputStream body = StandardEntries.class.getResourceAsStream("/standard/" + file)) {
            return new CsvFile<>(type, requests, columns).read(body, "und");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
