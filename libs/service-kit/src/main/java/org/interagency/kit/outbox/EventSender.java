package org.interagency.kit.outbox;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventSerializer;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.contracts.Topics;
import org.jspecify.annotations.Nullable;

/** Sends messages to Kafka with an idempotent producer that retries without limit, and creates the topics. */
@ApplicationScoped
public class EventSender {

    private final Map<String, Object> kafka;
    private final int partitions;
    private @Nullable KafkaProducer<String, CloudEvent> events;
    private @Nullable KafkaProducer<byte[], byte[]> deadLetters;

    EventSender(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "registry.topic.partitions", defaultValue = "6") int partitions) {
        this.kafka = kafka;
        this.partitions = partitions;
    }

    /**
     * Sends events in the order given and returns after all required brokers have acknowledged all of them. If it fails, the producer drops the
     * events that it has not sent yet, so that the caller can send them again.
     */
    void sendAll(List<ProducerRecord<String, CloudEvent>> records) throws InterruptedException, ExecutionException {
        KafkaProducer<String, CloudEvent> producer = events();
        try {
            List<Future<RecordMetadata>> sent =
                    records.stream().map(producer::send).toList();
            for (Future<RecordMetadata> acknowledgement : sent) {
                acknowledgement.get();
            }
        } catch (ExecutionException | RuntimeException e) {
            discard(producer);
            throw e;
        }
    }

    private synchronized void discard(KafkaProducer<String, CloudEvent> producer) {
        producer.close(Duration.ZERO);
        events = null;
    }

    /** Sends a message that could not be read, unchanged, to the dead letters and returns after the broker has acknowledged it. */
    public void putAside(ProducerRecord<byte[], byte[]> message) {
        try {
            deadLetters().send(message).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending a dead letter", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot send a dead letter", e);
        }
    }

    private synchronized KafkaProducer<String, CloudEvent> events() throws InterruptedException, ExecutionException {
        if (events == null) {
            createTopics();
            events = new KafkaProducer<>(settings(), new StringSerializer(), new CloudEventSerializer());
        }
        return events;
    }

    private synchronized KafkaProducer<byte[], byte[]> deadLetters() {
        if (deadLetters == null) {
            deadLetters = new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer());
        }
        return deadLetters;
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return settings;
    }

    private void createTopics() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(kafka)) {
            for (String topic : Topics.FACTS) {
                create(
                        admin,
                        new NewTopic(topic, Optional.of(partitionsOf(topic)), Optional.empty())
                                .configs(
                                        Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)));
            }
            create(admin, new NewTopic(Topics.DEAD_LETTERS, Optional.of(1), Optional.empty()));
        }
    }

    /** Reorganisations have one partition, since consumers carry them out in the order in which they were registered. */
    private int partitionsOf(String topic) {
        return topic.equals(Topics.AGENCY_CHANGES) ? 1 : partitions;
    }

    private static void create(Admin admin, NewTopic topic) throws InterruptedException, ExecutionException {
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    @PreDestroy
    void close() {
        if (events != null) {
            events.close(Duration.ofSeconds(2));
        }
        if (deadLetters != null) {
            deadLetters.close(Duration.ofSeconds(2));
        }
    }
}
