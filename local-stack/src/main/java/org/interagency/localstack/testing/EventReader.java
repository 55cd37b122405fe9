package org.interagency.localstack.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.interagency.localstack.KafkaUser;
import org.interagency.localstack.Settings;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber that relies only on the published description of the events: reads topics from their start with a plain Kafka consumer, and fails if
 * an event breaks that description.
 */
public final class EventReader implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaConsumer<String, String> consumer;
    private final EventContract contract = EventContract.published();

    /**
     * A message as received.
     *
     * @param data its value; {@code null} if it says that its key was deleted
     * @param headers the values of its headers, among them the CloudEvents attributes
     * @param at the time when it was read, by {@link System#nanoTime}
     */
    public record Event(
            String topic,
            int partition,
            long offset,
            String key,
            @Nullable String data,
            Map<String, String> headers,
            long at) {

        /** The CloudEvents type. */
        public String type() {
            return headers.getOrDefault("ce_type", "");
        }
    }

    /**
     * Logs in as a reader.
     *
     * @param topics the topics to read; they need not exist yet
     */
    public EventReader(Settings settings, String... topics) {
        consumer = new KafkaConsumer<>(
                settings.kafkaClient(
                        KafkaUser.READER,
                        Map.of(
                                "group.id",
                                "reader-" + UUID.randomUUID(),
                                "auto.offset.reset",
                                "earliest",
                                "isolation.level",
                                "read_committed",
                                "allow.auto.create.topics",
                                "false",
                                "metadata.max.age.ms",
                                "500")),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of(topics));
    }

    /**
     * Continues to read until an event satisfies a condition.
     *
     * @return the events that this call read, the last of which satisfies the condition
     * @throws AssertionError if no event satisfies it and none has arrived for a minute, or if an event is not as published
     */
    public List<Event> until(Predicate<Event> wanted) {
        return untilAll(read -> read.stream().anyMatch(wanted));
    }

    /** Continues to read until the events that this call read satisfy a condition together; else like {@link #until}. */
    public List<Event> untilAll(Predicate<List<Event>> wanted) {
        List<Event> read = new ArrayList<>();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!wanted.test(read)) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("not what was awaited, and nothing more for " + PATIENCE.toSeconds() + " s: "
                        + read.size() + " events, the last " + read.subList(Math.max(0, read.size() - 3), read.size()));
            }
            ConsumerRecords<String, String> arrived = consumer.poll(POLL);
            if (!arrived.isEmpty()) {
                deadline = Instant.now().plus(PATIENCE);
            }
            arrived.forEach(message -> read.add(event(message)));
        }
        return read;
    }

    private Event event(ConsumerRecord<String, String> message) {
        Map<String, String> headers = new TreeMap<>();
        message.headers().forEach(header -> headers.put(header.key(), text(header.value())));
        Event event = new Event(
                message.topic(),
                message.partition(),
                message.offset(),
                message.key(),
                message.value(),
                headers,
                System.nanoTime());
        contract.check(event);
        return event;
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
