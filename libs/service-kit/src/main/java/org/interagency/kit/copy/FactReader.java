package org.interagency.kit.copy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.interagency.contracts.Fact;
import org.interagency.kit.json.GrowingJson;
import org.interagency.kit.outbox.DeadLetter;
import org.interagency.kit.outbox.DeadLetters;
import org.interagency.kit.trace.Traces;
import org.jspecify.annotations.Nullable;

/**
 * Reads facts from Kafka messages. A message that is not as the published schema says is refused: it goes to the dead letters, and the others are read
 * all the same. Unknown fields are ignored, so that facts can get new ones.
 */
@ApplicationScoped
public class FactReader {

    /** In characters. PostgreSQL cannot index a key of more than about 2,700 bytes. */
    private static final int LONGEST_KEY = 500;

    /** Far more than a fact can have. The sum of the versions of all copies of a topic has to fit into a {@code long}. */
    private static final long LARGEST_VERSION = 1_000_000_000_000L;

    private static final Duration LONGEST_READ = Duration.ofSeconds(30);

    private final ObjectMapper json;
    private final DeadLetters deadLetters;
    private final CopiedFacts copies;
    private final Traces traces;

    /** Since when a batch of each topic is being read. A batch that fails stays, and is read again. */
    private final Map<String, Instant> reading = new ConcurrentHashMap<>();

    FactReader(ObjectMapper json, DeadLetters deadLetters, CopiedFacts copies, Traces traces) {
        this.json = GrowingJson.of(json);
        this.deadLetters = deadLetters;
        this.copies = copies;
        this.traces = traces;
    }

    void startMetrics(@Observes StartupEvent start, MeterRegistry metrics) {
        copies.kept().forEach(kept -> {
            deadLetters.countFromZero(kept.topic());
            Gauge.builder("registry.consumer.stuck", () -> isStuck(kept.topic()) ? 1 : 0)
                    .tag("topic", kept.topic())
                    .description(
                            "1 while a batch of events has been read for more than 30 seconds without being stored, otherwise 0")
                    .register(metrics);
        });
    }

    /**
     * Reads a batch, stores its facts and then sends the refused messages to the dead letters. If anything fails, the batch can be read again. If all
     * messages belong to one trace, all this does too.
     *
     * @param keep stores the newest fact of each key in the batch
     */
    public <F extends Fact> void read(
            ConsumerRecords<String, byte[]> batch, Class<F> type, Consumer<? super Collection<F>> keep) {
        batch.partitions().forEach(partition -> reading.putIfAbsent(partition.topic(), Instant.now()));
        List<Span> spans = new ArrayList<>();
        batch.forEach(message -> spans.add(traces.processing(message.topic(), traceparent(message))));
        try {
            Traces.following(spans.stream().map(Span::getSpanContext).toList())
                    .wrap(() -> readTraced(batch, type, keep))
                    .run();
            spans.forEach(Span::end);
        } catch (RuntimeException e) {
            spans.forEach(span -> Traces.end(span, e));
            throw e;
        }
    }

    private static @Nullable String traceparent(ConsumerRecord<String, byte[]> message) {
        Header header = message.headers().lastHeader(Traces.TRACEPARENT);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private <F extends Fact> void readTraced(
            ConsumerRecords<String, byte[]> batch, Class<F> type, Consumer<? super Collection<F>> keep) {
        Map<String, F> newest = new LinkedHashMap<>();
        List<DeadLetter> refused = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> message : batch) {
            try {
                F fact = fact(message, type);
                newest.merge(fact.key(), fact, (one, other) -> other.version() > one.version() ? other : one);
            } catch (JacksonException e) {
                refused.add(new DeadLetter(message, e.getOriginalMessage()));
            } catch (IOException e) {
                refused.add(new DeadLetter(message, String.valueOf(e.getMessage())));
            }
        }
        keep.accept(newest.values());
        deadLetters.put(refused);
        batch.partitions().forEach(partition -> reading.remove(partition.topic()));
    }

    /** The topics of which a batch has been read for more than 30 seconds, or again and again for so long. */
    List<String> stuckTopics() {
        return reading.keySet().stream().filter(this::isStuck).sorted().toList();
    }

    private boolean isStuck(String topic) {
        @Nullable Instant since = reading.get(topic);
        return since != null && since.isBefore(Instant.now().minus(LONGEST_READ));
    }

    private <F extends Fact> F fact(ConsumerRecord<String, byte[]> message, Class<F> type) throws IOException {
        if (message.value() == null) {
            throw new IOException("the message has no value");
        }
        JsonNode tree = json.readTree(message.value());
        Optional<String> fault = FactSchemas.fault(type, tree);
        if (fault.isPresent()) {
            throw new IOException("not as the schema says: " + fault.get());
        }
        if (!isStorable(tree, StandardCharsets.UTF_8.newEncoder())) {
            throw new IOException(
                    "a text has a NUL character or half of a surrogate pair, which PostgreSQL cannot store");
        }
        F fact = json.treeToValue(tree, type);
        if (!fact.key().equals(message.key())) {
            throw new IOException("the fact is about " + fact.key() + ", the message's key is " + message.key());
        }
        if (fact.key().length() > LONGEST_KEY) {
            throw new IOException("the key has " + fact.key().length() + " characters, more than " + LONGEST_KEY);
        }
        if (fact.version() < 1) {
            throw new IOException("the version is " + fact.version() + ", less than 1");
        }
        if (fact.version() > LARGEST_VERSION) {
            throw new IOException("the version is " + fact.version() + ", more than " + LARGEST_VERSION);
        }
        return fact;
    }

    private static boolean isStorable(JsonNode tree, CharsetEncoder utf8) {
        if (tree.isTextual()) {
            return isStorable(tree.textValue(), utf8);
        }
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            if (!isStorable(field.getKey(), utf8)) {
                return false;
            }
        }
        for (JsonNode child : tree) {
            if (!isStorable(child, utf8)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isStorable(String text, CharsetEncoder utf8) {
        return text.indexOf('\0') < 0 && utf8.canEncode(text);
    }
}
