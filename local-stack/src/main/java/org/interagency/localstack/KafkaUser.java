package org.interagency.localstack;

import java.util.Locale;

/** A user of Kafka; {@link KafkaRights} says what each may do. */
public enum KafkaUser {
    /** Kafka itself, and whoever administers it. */
    BROKER,
    AGENCY,
    PROGRAM,
    MAPPING,
    /** Whoever reads events. */
    READER;

    /** How all log in. It does not show the password to a program that has taken Kafka's port. */
    static final String MECHANISM = "SCRAM-SHA-512";

    /** The name that Kafka knows. */
    String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name in Kafka's rights. */
    String principal() {
        return "User:" + lowerCase();
    }

    /** The login for a configuration of Kafka (JAAS); options may follow, and a semicolon has to. */
    String login(Secrets secrets) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\""
                .formatted(lowerCase(), secrets.ofKafka(this));
    }
}
