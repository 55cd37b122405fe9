package org.interagency.kit.copy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.interagency.contracts.Fact;
import org.interagency.contracts.Topics;
import org.interagency.kit.json.GrowingJson;
import org.interagency.kit.outbox.EventSender;
import org.jboss.logging.Logger;

/** Reads facts from Kafka messages. A message that cannot be read is sent to the dead letters; the others are read all the same. */
@ApplicationScoped
public class FactReader {

    private static final Logger LOG = Logger.getLogger(FactReader.class);

    private final ObjectMapper json;
    private final EventSender sender;

    FactReader(ObjectMapper json, EventSender sender) {
        this.json = GrowingJson.of(json);
        this.sender = sender;
    }

    /** The newest fact of each key in the batch. Unknown fields are ignored, so that facts can get new ones. */
    public <F extends Fact> Collection<F> newest(ConsumerRecords<String, byte[]> batch, Class<F> type) {
        ObjectReader reader = json.readerFor(type);
        Map<String, F> newest = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> message : batch) {
            try {
                F fact = read(reader, message);
                newest.merge(fact.key(), fact, (one, other) -> other.version() > one.version() ? other : one);
            } catch (IOException e) {
                putAside(message, e);
            }
        }
        return newest.values();
    }

    private static <F extends Fact> F read(ObjectReader reader, ConsumerRecord<String, byte[]> message)
            throws IOException {
        if (message.value() == null) {
            throw new IOException("the message has no value");
        }
        F fact = reader.readValue(message.value());
        if (fact == null || fact.key() == null || !fact.key().equals(message.key()) || fact.version() < 1) {
            throw new IOException("the message holds no fact with the message's key and a version");
        }
        return fact;
    }

    private void putAside(ConsumerRecord<String, byte[]> message, IOException reason) {
        LOG.errorf(
                "message %s-%d@%d cannot be read and goes to %s: %s",
                message.topic(), message.partition(), message.offset(), Topics.DEAD_LETTERS, reason.getMessage());
        byte[] key = message.key() == null ? null : message.key().getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(Topics.DEAD_LETTERS, key, message.value());
        message.headers().forEach(header -> letter.headers().add(header));
        letter.headers().add("reason", String.valueOf(reason.getMessage()).getBytes(StandardCharsets.UTF_8));
        letter.headers().add("topic", message.topic().getBytes(StandardCharsets.UTF_8));
        sender.putAside(letter);
    }
}
