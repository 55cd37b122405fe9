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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
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
     * Sends events in the order given, all or none.
     *
     * @param heartbeat called every two seconds while Kafka does not answer
     * @return why Kafka can never take some of the events; if there are any, none was sent
     * @throws KafkaException or {@link ExecutionException} if none was sent, or if it is not known whether they were; the sender must be opened again
     */
    Map<OutboxRow, String> send(List<OutboxRow> rows, Heartbeat heartbeat)
            throws InterruptedException, ExecutionException, SQLException {
        producer.beginTransaction();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (OutboxRow row : rows) {
            Future<RecordMetadata> acknowledgement = send(row);
            sent.add(acknowledgement);
            // A producer that has refused a record takes no other one in the same transaction.
            if (acknowledgement.isDone() && isRefused(acknowledgement)) {
                break;
            }
        }
        Map<OutboxRow, String> unsendable = new LinkedHashMap<>();
        @Nullable ExecutionException failure = null;
        for (int i = 0; i < sent.size(); i++) {
            try {
                await(sent.get(i), heartbeat);
            } catch (ExecutionException e) {
                if (concernsTheRecord(e.getCause())) {
                    unsendable.put(rows.get(i), e.getCause().getMessage());
                } else if (failure == null) {
                    failure = e;
                }
            }
        }
        if (!unsendable.isEmpty()) {
            producer.abortTransaction();
            return unsendable;
        }
        if (failure != null) {
            throw failure;
        }
        producer.commitTransaction();
        return Map.of();
    }

    private Future<RecordMetadata> send(OutboxRow row) {
        Span span = traces.sending(row.topic(), row.traceparent());
        try {
            return producer.send(message(row, span), (sent, failure) -> Traces.end(span, failure));
        } catch (SerializationException e) {
            Traces.end(span, e);
            return CompletableFuture.failedFuture(e);
        }
    }

    private static boolean isRefused(Future<RecordMetadata> done) throws InterruptedException {
        try {
            done.get();
            return false;
        } catch (ExecutionException e) {
            return true;
        }
    }

    private static void await(Future<RecordMetadata> sent, Heartbeat heartbeat)
            throws InterruptedException, ExecutionException, SQLException {
        while (true) {
            try {
                sent.get(HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                heartbeat.beat();
            }
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
        // larger than the topic takes, it would be split into itself again and again.
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, Math.min(LARGEST_BATCH_BYTES, size.largestMessageBytes()));
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
