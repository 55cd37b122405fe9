package org.interagency.kit.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.engine.spi.ActionQueue;
import org.hibernate.envers.AuditReaderFactory;
import org.hibernate.envers.RevisionType;
import org.hibernate.envers.query.AuditEntity;
import org.hibernate.event.spi.EventSource;
import org.interagency.contracts.TimedFact;
import org.jspecify.annotations.Nullable;

/** Reads the versions of facts that Envers has recorded, and makes Envers record them in steps. */
@ApplicationScoped
public class History {

    private static final List<String> NOT_CONTENT = List.of("version", "since", "until", "otherStates");

    private final Session session;
    private final ObjectMapper json;

    History(Session session, ObjectMapper json) {
        this.session = session;
        this.json = json;
    }

    /**
     * A version of a thing.
     *
     * @param version its number
     * @param at when it was written
     * @param by who wrote it; {@code null} for readers who may not know
     * @param enteredCentrally whether the central registry office wrote it, for the agency that it belongs to
     * @param cause the path of what the write carried out, such as an agency change; {@code null} if it carried out nothing
     * @param since the first day for which it holds; {@code null} for the beginning
     * @param changes the difference on that day: a JSON Patch (RFC 6902) from the fact that held for that day before, or from an empty object if none
     *     did, to this one
     * @param fact the thing as it is from that day on
     */
    public record Version<F>(
            long version,
            Instant at,
            @Nullable String by,
            boolean enteredCentrally,
            @Nullable String cause,
            @Nullable LocalDate since,
            JsonNode changes,
            F fact) {

        /** The same, for readers who may not know who wrote it. */
        public Version<F> withoutAuthor() {
            return new Version<>(version, at, null, enteredCentrally, cause, since, changes, fact);
        }
    }

    /**
     * Every version of a thing, oldest first; empty if the thing does not exist. Needs a transaction.
     *
     * @param rows the class of the audited entity
     * @param property the property that identifies the thing
     * @param read reads the fact of an entity
     */
    public <F extends TimedFact<F>> List<Version<F>> of(
            Class<?> rows, String property, String key, Function<Object, F> read) {
        List<Version<F>> versions = new ArrayList<>();
        for (Recorded<F> recorded : recorded(rows, property, key, read)) {
            F fact = recorded.fact();
            JsonNode before = before(versions, fact.since());
            versions.add(new Version<>(
                    fact.version(),
                    recorded.revision().at,
                    recorded.revision().by,
                    recorded.revision().enteredCentrally,
                    recorded.revision().cause,
                    fact.since(),
                    patch(before, content(fact)),
                    fact));
        }
        return versions;
    }

    /**
     * Records all that the transaction has written so far. Otherwise Envers keeps all of it in memory until the transaction commits. What the
     * transaction writes afterwards gets a revision of its own.
     */
    public void recordSoFar() {
        session.flush();
        ActionQueue queue = session.unwrap(EventSource.class).getActionQueue();
        queue.beforeTransactionCompletion();
        queue.afterTransactionCompletion(true);
    }

    private record Recorded<F>(F fact, Revision revision) {}

    /** The first record of each version. Later changes of the row without a new version number are not versions. */
    private <F extends TimedFact<F>> Collection<Recorded<F>> recorded(
            Class<?> rows, String property, String key, Function<Object, F> read) {
        List<?> records = AuditReaderFactory.get(session)
                .createQuery()
                .forRevisionsOfEntity(rows, false, false)
                .add(AuditEntity.property(property).eq(key))
                .addOrder(AuditEntity.revisionNumber().asc())
                .getResultList();
        SortedMap<Long, Recorded<F>> versions = new TreeMap<>();
        for (Object each : records) {
            Object[] columns = (Object[]) each;
            if (columns[2] != RevisionType.DEL) {
                F fact = read.apply(columns[0]);
                versions.putIfAbsent(fact.version(), new Recorded<>(fact, (Revision) columns[1]));
            }
        }
        return versions.values();
    }

    /** The content that held for a day: that of the newest version that covers it, since a version covers all days from its own first day on. */
    private <F extends TimedFact<F>> JsonNode before(List<Version<F>> versions, @Nullable LocalDate day) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            LocalDate since = versions.get(i).since();
            if (since == null || day != null && !since.isAfter(day)) {
                return content(versions.get(i).fact());
            }
        }
        return json.createObjectNode();
    }

    private ObjectNode content(TimedFact<?> fact) {
        return json.<ObjectNode>valueToTree(fact).without(NOT_CONTENT);
    }

    private JsonNode patch(JsonNode before, JsonNode after) {
        try {
            return json.readTree(
                    Json.createDiff(object(before), object(after)).toJsonArray().toString());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject object(JsonNode node) {
        try (JsonReader reader = Json.createReader(new StringReader(node.toString()))) {
            return reader.readObject();
        }
    }
}
