package org.interagency.kit.outbox;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.CloudEventSerializer;
import io.opentelemetry.api.trace.Span;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.kit.trace.Traces;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to Kafka, each batch in a transaction. All replicas of a service share one transactional id: the one that {@linkplain #open opens} its
 * producer last is the only one from which Kafka still takes events, so that a replica that has lost its lock cannot send an old event after newer ones.
 *
 * <p>Only the relay uses it, from one thread.
 */
@ApplicationScoped
public class EventSender {

    /** Every wait for Kafka ends within this time, after which the relay shows the database that it is alive. */
    private static final int LONGEST_WAIT_MILLIS = 5_000;

    private static final int DELIVERY_TIMEOUT_MILLIS = 30_000;
    private static final int LARGEST_BATCH_BYTES = 16_384;
    private static final int HEARTBEAT_MILLIS = 2_000;

    private final Map<String, Object> kafka;
    private final EventSize size;
    private final String service;
    private final Traces traces;
    private @Nullable KafkaProducer<String, CloudEvent> producer;

    EventSender(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            EventSize size,
            @ConfigProperty(name = "quarkus.application.name") String service,
            Traces traces) {
        this.kafka = kafka;
        this.size = size;
        this.service = service;
        this.traces = traces;
    }

    /** Opens the producer and fences those of the other replicas. */
    void open() {
        close();
        producer = new KafkaProducer<>(settings(), new StringSerializer(), new CloudEventSerializer());
        producer.initTransactions();
    }

    /**
     * An event that was not sent.
     *
     * @param cause why
     */
    record UnsentEvent(OutboxRow row, Exception cause) {}

    /**
     * Sends events in the order given, all or none.
     *
     * @param heartbeat called every two seconds while Kafka does not answer
     * @return an event that Kafka can never take, and why; if there is one, none was sent
     * @throws KafkaException or {@link ExecutionException} if none was sent, or if it is not known whether they were; the sender must be opened again
     */
    Optional<UnsentEvent> send(List<OutboxRow> rows, Heartbeat heartbeat)
            throws InterruptedException, ExecutionException, SQLException {
        producer.beginTransaction();
        // Only the first failure is a reason: the producer then fails others of the same transaction with a copy of it.
        AtomicReference<@Nullable UnsentEvent> first = new AtomicReference<>();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (OutboxRow row : rows) {
            if (first.get() != null) {
                break;
            }
            sent.add(send(row, first));
        }
        await(sent, first, heartbeat);
        @Nullable UnsentEvent failure = first.get();
        if (failure == null) {
            producer.commitTransaction();
            return Optional.empty();
        }
        if (!concernsTheRecord(failure.cause())) {
            throw new ExecutionException(failure.cause());
        }
        producer.abortTransaction();
        return Optional.of(failure);
    }

    private Future<RecordMetadata> send(OutboxRow row, AtomicReference<@Nullable UnsentEvent> first) {
        Span span = traces.sending(row.topic(), row.traceparent());
        try {
            return producer.send(message(row, span), (sent, failure) -> {
                Traces.end(span, failure);
                if (failure != null) {
                    first.compareAndSet(null, new UnsentEvent(row, failure));
                }
            });
        } catch (InterruptException e) {
            Traces.end(span, e);
            throw e;
        } catch (KafkaException e) {
            // The event cannot be written as a message, or Kafka has refused one before it in the meantime.
            Traces.end(span, e);
            first.compareAndSet(null, new UnsentEvent(row, e));
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Waits until all records are answered, or one has failed: the others may then wait for the end of the transaction. */
    private static void await(
            List<Future<RecordMetadata>> sent, AtomicReference<@Nullable UnsentEvent> first, Heartbeat heartbeat)
            throws InterruptedException, SQLException {
        for (Future<RecordMetadata> record : sent) {
            while (first.get() == null && !isAnswered(record)) {
                heartbeat.beat();
            }
        }
    }

    private static boolean isAnswered(Future<RecordMetadata> record) throws InterruptedException {
        try {
            record.get(HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private static boolean concernsTheRecord(Throwable failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof SerializationException;
    }

    /** The trace is named twice: for readers of CloudEvents (its extension for distributed tracing), and for tools that trace Kafka. */
    private ProducerRecord<String, CloudEvent> message(OutboxRow row, Span span) {
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withId(row.id())
                .withSource(URI.create("urn:interagency:" + service))
                .withType(row.type())
                .withSubject(row.key())
                .withTime(row.time())
                .withDataContentType("application/json");
        if (row.payload() != null) {
            event.withData(row.payload().getBytes(StandardCharsets.UTF_8));
        }
        String traceparent = Traces.traceparent(span);
        Headers headers = new RecordHeaders();
        if (traceparent != null) {
            event.withExtension(Traces.TRACEPARENT, traceparent);
            headers.add(Traces.TRACEPARENT, traceparent.getBytes(StandardCharsets.US_ASCII));
        }
        return new ProducerRecord<>(row.topic(), null, row.key(), event.build(), headers);
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "registry-outbox-" + service);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, size.largestMessageBytes());
        // A batch of several messages that the topic refuses is split into batches of this size. If this size were
        // larger than the topic takes, whose limit an operator may have lowered, it would be split into itself again
        // and again.
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, Math.min(LARGEST_BATCH_BYTES, size.largestBytes()));
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, LONGEST_WAIT_MILLIS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MILLIS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_WAIT_MILLIS);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return settings;
    }

    /** Closes the producer and drops the events that it has not sent yet. Does nothing if it is closed. */
    void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
