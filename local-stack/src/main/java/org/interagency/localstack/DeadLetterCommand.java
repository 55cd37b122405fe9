package org.interagency.localstack;

import static org.interagency.localstack.TerminalText.cell;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.interagency.localstack.Settings.Part;
import org.jspecify.annotations.Nullable;

/**
 * The program behind {@code ./registry dead-letters}. {@code list} prints the letters. {@code replay} asks the owner of each letter's fact to announce the
 * newest version of that fact again. It never sends the refused message again, since that would put an old version after newer ones.
 */
public final class DeadLetterCommand {

    private static final String TOPIC = "registry.dead-letters";
    private static final String USAGE = "Usage: ./registry dead-letters list [--json] | replay";
    private static final int KAFKA_ANSWERS_WITHIN_MILLIS = 10_000;
    private static final Duration SERVICE_ANSWERS_WITHIN = Duration.ofSeconds(30);
    private static final Duration LONGEST_READ = Duration.ofMinutes(2);

    /** In a field, since java.util.logging loses the level of a logger that is garbage-collected. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private final Settings settings;
    private final OperatorClient services;
    private final ObjectMapper json = new ObjectMapper();

    private DeadLetterCommand(Settings settings) {
        this.settings = settings;
        this.services = new OperatorClient(settings, "dead-letters", "admin", SERVICE_ANSWERS_WITHIN);
    }

    /**
     * @param key the key of the refused message; {@code null} if it had none
     * @param topic the topic of the refused message; {@code null} if the letter does not say it
     */
    private record Letter(
            Instant at,
            @Nullable String topic,
            @Nullable String partition,
            @Nullable String offset,
            @Nullable String key,
            @Nullable String service,
            @Nullable String reason) {}

    /** A fact that a letter is about. */
    private record LetterSubject(@Nullable String topic, @Nullable String key) {}

    /**
     * @param arguments the directory of the project, then {@code list}, {@code list --json} or {@code replay}. Exits with 2 if they are others, with 1
     *     if Kafka or a service does not answer
     */
    public static void main(String[] arguments) throws InterruptedException {
        KAFKA.setLevel(Level.OFF);
        List<String> words = Arrays.asList(arguments).subList(1, arguments.length);
        int exit = 0;
        try {
            DeadLetterCommand command =
                    new DeadLetterCommand(Control.settings(Path.of(arguments[0]).toAbsolutePath()));
            if (words.equals(List.of("list"))) {
                command.list();
            } else if (words.equals(List.of("list", "--json"))) {
                command.listJson();
            } else if (words.equals(List.of("replay"))) {
                exit = command.replay() ? 0 : 1;
            } else {
                System.err.println(USAGE);
                exit = 2;
            }
        } catch (StackException e) {
            System.err.println(e.getMessage());
            exit = 1;
        }
        Runtime.getRuntime().exit(exit);
    }

    private void list() throws StackException {
        Instant now = Instant.now();
        boolean[] any = {false};
        read(letter -> {
            any[0] = true;
            System.out.println(Stream.of(
                            age(Duration.between(letter.at(), now)),
                            letter.topic(),
                            letter.partition(),
                            letter.offset(),
                            letter.key(),
                            letter.service(),
                            letter.reason())
                    .map(TerminalText::cell)
                    .collect(Collectors.joining("  ")));
        });
        if (!any[0]) {
            System.out.println("There are no dead letters.");
        }
    }

    private void listJson() throws StackException {
        read(letter -> {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            object.put("at", letter.at().toString());
            object.put("topic", letter.topic());
            object.put("partition", number(letter.partition()));
            object.put("offset", number(letter.offset()));
            object.put("key", letter.key());
            object.put("service", letter.service());
            object.put("reason", letter.reason());
            System.out.println(json.valueToTree(object).toString());
        });
    }

    /** @return whether every service that had to answer did */
    private boolean replay() throws StackException, InterruptedException {
        Set<LetterSubject> subjects = new LinkedHashSet<>();
        read(letter -> subjects.add(new LetterSubject(letter.topic(), letter.key())));
        if (subjects.isEmpty()) {
            System.out.println("There are no dead letters.");
            return true;
        }
        Map<String, Part> owners = owners();
        int announced = 0;
        int failed = 0;
        for (LetterSubject subject : subjects) {
            String name = cell(subject.topic()) + " " + cell(subject.key());
            Part owner = owners.get(subject.topic());
            if (owner == null || subject.key() == null) {
                System.out.println("unknown    " + name + " (no service announces it)");
                continue;
            }
            try {
                boolean isKnown = republish(owner, subject);
                announced += isKnown ? 1 : 0;
                System.out.println(
                        isKnown
                                ? "announced  " + name
                                : "unknown    " + name + " (" + owner.directory() + " has no such fact)");
            } catch (IOException e) {
                failed++;
                System.out.println("failed     " + name + " (" + owner.directory() + ": " + e.getMessage() + ")");
            }
        }
        System.out.printf(
                "%d announced again, %d unknown, %d failed%n", announced, subjects.size() - announced - failed, failed);
        return failed == 0;
    }

    /** Which service announces each topic, as the services themselves say. */
    private Map<String, Part> owners() throws StackException, InterruptedException {
        Map<String, Part> owners = new HashMap<>();
        for (Part service : OperatorClient.SERVICES) {
            try {
                services.answer(service, "GET", "events/announced")
                        .forEach(topic -> owners.put(topic.path("topic").asText(), service));
            } catch (IOException e) {
                throw services.noAnswer(service, e);
            }
        }
        return owners;
    }

    private boolean republish(Part owner, LetterSubject subject) throws IOException, InterruptedException {
        return services.answer(
                                owner,
                                "POST",
                                "events/republish?topic=" + encoded(subject.topic()) + "&key=" + encoded(subject.key()))
                        .path("announced")
                        .asLong()
                > 0;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Passes each letter of the topic to a consumer, oldest first. */
    private void read(Consumer<Letter> letters) throws StackException {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                settings.kafkaClient(
                        KafkaUser.READER,
                        Map.of(
                                "isolation.level", "read_committed",
                                "allow.auto.create.topics", "false",
                                "enable.auto.commit", "false",
                                "auto.offset.reset", "earliest",
                                "default.api.timeout.ms", KAFKA_ANSWERS_WITHIN_MILLIS,
                                "request.timeout.ms", KAFKA_ANSWERS_WITHIN_MILLIS / 2)),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            consumer.partitionsFor(TOPIC)
                    .forEach(partition -> partitions.add(new TopicPartition(TOPIC, partition.partition())));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Instant deadline = Instant.now().plus(LONGEST_READ);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (Instant.now().isAfter(deadline)) {
                    throw new KafkaException("the topic could not be read to its end");
                }
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(200))) {
                    letters.accept(letter(message));
                }
            }
        } catch (KafkaException e) {
            throw new StackException(
                    "Kafka at " + settings.bootstrapServers() + " does not answer (" + e.getMessage()
                            + "). Start the registry with ./registry up.",
                    e);
        }
    }

    private static Letter letter(ConsumerRecord<String, byte[]> message) {
        return new Letter(
                Instant.ofEpochMilli(message.timestamp()),
                header(message, "topic"),
                header(message, "partition"),
                header(message, "offset"),
                header(message, "key"),
                header(message, "service"),
                header(message, "reason"));
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static @Nullable Long number(@Nullable String digits) {
        return digits == null || !digits.matches("[0-9]{1,18}") ? null : Long.valueOf(digits);
    }

    private static String age(Duration age) {
        if (age.toDays() > 0) {
            return age.toDays() + "d";
        }
        if (age.toHours() > 0) {
            return age.toHours() + "h";
        }
        return age.toMinutes() > 0 ? age.toMinutes() + "m" : Math.max(0, age.toSeconds()) + "s";
    }
}
