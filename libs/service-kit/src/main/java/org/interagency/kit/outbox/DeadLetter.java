package org.interagency.kit.outbox;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A message that this service refuses.
 *
 * @param reason what is wrong with it, for an operator
 */
public record DeadLetter(ConsumerRecord<String, byte[]> message, String reason) {

    /**
     * Identifies the message for all services: its topic, partition, offset and time. A topic that is deleted and created again uses its offsets again;
     * the time tells its messages from those of the old topic.
     */
    String id() {
        return message.topic() + "-" + message.partition() + "@" + message.offset() + "@" + message.timestamp();
    }
}
