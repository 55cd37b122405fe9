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
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.hibernate.engine.spi.ActionQueue;
import org.hibernate.envers.AuditReaderFactory;
import org.hibernate.envers.query.AuditEntity;
import org.hibernate.envers.query.AuditQuery;
import org.hibernate.envers.query.criteria.AuditProperty;
import org.hibernate.event.spi.EventSource;
import org.interagency.contracts.TimedFact;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.paging.VersionOrder;
import org.jspecify.annotations.Nullable;

/** Reads the versions of facts that Envers has recorded, and makes Envers record them in steps. */
@ApplicationScoped
public class History {

    /** How many versions a page has at most: what one changes can take another query. */
    static final int MOST = 100;

    private static final int RECORDS_AT_ONCE = 10;

    private static final String VERSION = "version";
    private static final List<String> NOT_CONTENT = List.of(VERSION, "since", "until", "otherStates");

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
     * A page of the versions of a thing, oldest first, or newest first if {@code -version} is asked for; empty if the thing does not exist. It has at most
     * {@value #MOST} versions, and fewer if they are large. Needs a transaction.
     *
     * @param rows the class of the audited entity
     * @param property the property that identifies the thing
     * @param read reads the fact of an entity
     * @throws org.interagency.kit.rule.RefusedException 400 if another order is asked for, or the cursor is no version
     */
    public <F extends TimedFact<F>> Page<Version<F>> of(
            Class<?> rows, String property, String key, Function<Object, F> read, PageRequest request) {
        Audited<F> audited = new Audited<>(rows, property, key, read);
        VersionOrder order = request.versionOrder();
        int limit = Math.min(MOST, request.limit());
        List<Long> numbers = numbers(audited, order, limit + 1);
        List<Recorded<F>> records = Page.items(records(audited, numbers), limit, record -> record.fact()
                .toString()
                .length());
        String next = records.size() == numbers.size() ? null : Long.toString(numbers.get(records.size() - 1));
        return new Page<>(order.fromTheOldestOn(records, oldestFirst -> versions(audited, oldestFirst)), next);
    }

    /** @param records the oldest first */
    private <F extends TimedFact<F>> List<Version<F>> versions(Audited<F> audited, List<Recorded<F>> records) {
        List<Version<F>> versions = new ArrayList<>();
        for (Recorded<F> recorded : records) {
            F fact = recorded.fact();
            JsonNode before = before(audited, versions, fact);
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

    /** The records of a thing. */
    private record Audited<F>(Class<?> rows, String property, String key, Function<Object, F> read) {}

    private record Recorded<F>(F fact, Revision revision) {}

    /** The records of the thing, without those of rows that were deleted. */
    private AuditQuery query(Audited<?> audited) {
        return AuditReaderFactory.get(session)
                .createQuery()
                .forRevisionsOfEntity(audited.rows(), false, false)
                .add(AuditEntity.property(audited.property()).eq(audited.key()));
    }

    private List<Long> numbers(Audited<?> audited, VersionOrder order, int most) {
        AuditProperty<Object> version = AuditEntity.property(VERSION);
        List<?> numbers = query(audited)
                .add(order.isNewestFirst() ? version.lt(order.from()) : version.gt(order.from()))
                .addProjection(version.distinct())
                .addOrder(order.isNewestFirst() ? version.desc() : version.asc())
                .setMaxResults(most)
                .getResultList();
        return numbers.stream().map(Long.class::cast).toList();
    }

    /** The records of some versions, in the order of the numbers. Each can be as large as an event, so that a few of them are read at a time. */
    private <F extends TimedFact<F>> Iterator<Recorded<F>> records(Audited<F> audited, List<Long> numbers) {
        return IntStream.iterate(0, from -> from < numbers.size(), from -> from + RECORDS_AT_ONCE)
                .mapToObj(from -> numbers.subList(from, Math.min(numbers.size(), from + RECORDS_AT_ONCE)))
                .flatMap(lot -> {
                    Map<Long, Recorded<F>> records = recorded(audited, lot);
                    return lot.stream().map(records::get);
                })
                .iterator();
    }

    /** The first record of each version. Later changes of the row without a new version number are not versions. */
    private <F extends TimedFact<F>> Map<Long, Recorded<F>> recorded(Audited<F> audited, List<Long> numbers) {
        List<?> records = query(audited)
                .add(AuditEntity.property(VERSION).in(numbers))
                .addOrder(AuditEntity.revisionNumber().asc())
                .getResultList();
        Map<Long, Recorded<F>> versions = new HashMap<>();
        for (Object each : records) {
            Object[] columns = (Object[]) each;
            F fact = audited.read().apply(columns[0]);
            versions.putIfAbsent(fact.version(), new Recorded<>(fact, (Revision) columns[1]));
        }
        return versions;
    }

    /**
     * The content that held before a version for its first day: that of the newest version that covers it, since a version covers all days from its own
     * first day on.
     *
     * @param versions those of the same page that are before it
     */
    private <F extends TimedFact<F>> JsonNode before(Audited<F> audited, List<Version<F>> versions, F fact) {
        LocalDate day = fact.since();
        for (int i = versions.size() - 1; i >= 0; i--) {
            LocalDate since = versions.get(i).since();
            if (since == null || day != null && !since.isAfter(day)) {
                return content(versions.get(i).fact());
            }
        }
        long first = versions.isEmpty() ? fact.version() : versions.get(0).version();
        return newestBefore(audited, first, day).<JsonNode>map(this::content).orElseGet(json::createObjectNode);
    }

    /** The newest version before another one that covers a day. */
    private <F extends TimedFact<F>> Optional<F> newestBefore(
            Audited<F> audited, long version, @Nullable LocalDate day) {
        AuditProperty<Object> since = AuditEntity.property("since");
        List<?> records = query(audited)
                .add(AuditEntity.property(VERSION).lt(version))
                .add(day == null ? since.isNull() : AuditEntity.or(since.isNull(), since.le(day)))
                .addOrder(AuditEntity.property(VERSION).desc())
                .addOrder(AuditEntity.revisionNumber().asc())
                .setMaxResults(1)
                .getResultList();
        return records.stream().findFirst().map(record -> audited.read().apply(((Object[]) record)[0]));
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
