package org.interagency.kit.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.contracts.Topics;
import org.jboss.logging.Logger;

/**
 * Sends refused messages to the dead-letter topic: one letter for each message, although each service that reads the message refuses it, and may read it
 * several times.
 *
 * <p>All services share one transactional id. A writer first opens its producer, which fences every other writer and ends its transaction; then reads
 * which letters there are; then sends those that are absent. A writer that is fenced in between has sent nothing.
 *
 * <p>A message can get a second letter, with the same key, only if more than {@value #MOST_KNOWN} others got theirs in between, or after its first one
 * has left the topic.
 */
@ApplicationScoped
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final String TRANSACTIONAL_ID = "registry.dead-letters";
    private static final int LONGEST_WAIT_MILLIS = 10_000;
    private static final int LONGEST_REASON = 1_000;

    /** How many letters a writer remembers: with their ids, about 20 MB. */
    private static final int MOST_KNOWN = 100_000;

    /** What a message needs beside its key, value and headers, and a header beside its name and value, at most. */
    private static final int OVERHEAD_BYTES = 1_024;

    private static final int HEADER_OVERHEAD_BYTES = 16;

    private final Map<String, Object> kafka;
    private final EventSize size;
    private final String service;
    private final Duration longestRead;
    private final MeterRegistry metrics;

    /** The newest letters of the topic up to {@code positions}. Kept in memory, so that each letter is read once. */
    private final NewestLetters known = new NewestLetters(MOST_KNOWN);

    private final Map<TopicPartition, Long> positions = new HashMap<>();

    DeadLetters(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            EventSize size,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "registry.dead-letters.longest-read", defaultValue = "2m") Duration longestRead,
            MeterRegistry metrics) {
        this.kafka = kafka;
        this.size = size;
        this.service = service;
        this.longestRead = longestRead;
        this.metrics = metrics;
    }

    /**
     * Sends a letter for each message that has none yet. Returns after Kafka has committed them. A caller that gets an exception may call again.
     *
     * @throws KafkaException if Kafka does not answer, or if another service sent letters at the same moment; nothing is sent, or all is
     */
    public synchronized void put(List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return;
        }
        // Most is read before the other writers are fenced, so that two writers seldom fence each other.
        readOn();
        if (letters.stream().anyMatch(this::isAbsent)) {
            sendAbsent(letters);
        }
        for (DeadLetter letter : letters) {
            LOG.errorf("message %s is refused and is in %s: %s", letter.id(), Topics.DEAD_LETTERS, letter.reason());
            refused(letter.message().topic()).increment();
        }
    }

    /** Shows the metric of a topic before a message is refused: Prometheus sees an increase only from a value that it has seen. */
    public void countFromZero(String topic) {
        refused(topic);
    }

    private Counter refused(String topic) {
        return Counter.builder("registry.dead.letters")
                .description("messages of the topic that this service has refused")
                .tag("topic", topic)
                .register(metrics);
    }

    private boolean isAbsent(DeadLetter letter) {
        return !known.contains(letter.id());
    }

    private void sendAbsent(List<DeadLetter> letters) {
        KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(producerSettings(), new StringSerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            readOn();
            producer.beginTransaction();
            letters.stream().filter(this::isAbsent).forEach(letter -> producer.send(message(letter)));
            producer.commitTransaction();
        } catch (KafkaException e) {
            LOG.warnf("%d dead letters could not be sent and are tried again: %s", letters.size(), e.getMessage());
            throw e;
        } finally {
            producer.close(Duration.ofMillis(LONGEST_WAIT_MILLIS));
        }
    }

    /** Reads the letters that were committed since the last call. What was read before an exception is not read again. */
    private void readOn() {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(consumerSettings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.DEAD_LETTERS).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            forgetIfMadeAnew(ends);
            consumer.seekToBeginning(partitions);
            positions.forEach(consumer::seek);
            Instant deadline = Instant.now().plus(longestRead);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(letter -> known.add(letter.key()));
                partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
                if (Instant.now().isAfter(deadline)) {
                    throw new TimeoutException("the dead letters could not be read to their end");
                }
            }
        }
    }

    /** A topic that Kafka has lost and that was made anew lacks the letters that were read. */
    private void forgetIfMadeAnew(Map<TopicPartition, Long> ends) {
        if (positions.entrySet().stream().anyMatch(read -> read.getValue() > ends.getOrDefault(read.getKey(), 0L))) {
            positions.clear();
            known.clear();
        }
    }

    private ProducerRecord<String, byte[]> message(DeadLetter letter) {
        byte[] value = letter.message().value();
        Headers all = new RecordHeaders(letter.message().headers());
        describe(letter, all, letter.reason());
        if (bytes(all) + (value == null ? 0 : value.length) <= size.largestMessageBytes()) {
            return new ProducerRecord<>(Topics.DEAD_LETTERS, null, letter.id(), value, all);
        }
        Headers own = new RecordHeaders();
        describe(
                letter,
                own,
                "too large for a dead letter with its value and headers, which are left out; " + letter.reason());
        return new ProducerRecord<>(Topics.DEAD_LETTERS, null, letter.id(), null, own);
    }

    private void describe(DeadLetter letter, Headers headers, String reason) {
        add(headers, "service", service);
        add(headers, "topic", letter.message().topic());
        add(headers, "partition", Integer.toString(letter.message().partition()));
        add(headers, "offset", Long.toString(letter.message().offset()));
        add(headers, "reason", reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason);
        if (letter.message().key() != null) {
            add(headers, "key", letter.message().key());
        }
    }

    /** Replaces a header of the same name, such as one of a letter that somebody has sent again. */
    private static void add(Headers headers, String name, String text) {
        headers.remove(name).add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static int bytes(Headers headers) {
        int bytes = OVERHEAD_BYTES;
        for (Header header : headers) {
            bytes += HEADER_OVERHEAD_BYTES + header.key().getBytes(StandardCharsets.UTF_8).length;
            bytes += header.value() == null ? 0 : header.value().length;
        }
        return bytes;
    }

    private Map<String, Object> producerSettings() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, size.largestMessageBytes());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, LONGEST_WAIT_MILLIS / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, LONGEST_WAIT_MILLIS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_WAIT_MILLIS);
        return settings;
    }

    private Map<String, Object> consumerSettings() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LONGEST_WAIT_MILLIS);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, LONGEST_WAIT_MILLIS / 2);
        return settings;
    }
}
