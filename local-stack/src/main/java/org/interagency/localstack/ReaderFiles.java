package org.interagency.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The files of a home with which people and tools log in to Kafka to read events, and may do no more. */
public final class ReaderFiles {

    private final Settings settings;

    /** @param settings of the registry that is read */
    public ReaderFiles(Settings settings) {
        this.settings = settings;
    }

    /** For clients in Java, such as Kafka's own tools. */
    public Path properties() {
        return settings.home().resolve("reader.properties");
    }

    /** For kcat and other clients on librdkafka, also old ones: it has other names for the user and the password, and shows Kafka the password. */
    public Path kcat() {
        return settings.home().resolve("kcat.conf");
    }

    void write() {
        Map<String, Object> client = new TreeMap<>(settings.kafkaClient(KafkaUser.READER));
        try {
            PrivateFiles.write(properties(), lines(client));
            client.remove("sasl.jaas.config");
            client.put("sasl.mechanism", "PLAIN");
            client.put("sasl.username", KafkaUser.READER.lowerCase());
            client.put("sasl.password", settings.passwords().ofKafka(KafkaUser.READER));
            PrivateFiles.write(kcat(), lines(client));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lines(Map<String, Object> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
