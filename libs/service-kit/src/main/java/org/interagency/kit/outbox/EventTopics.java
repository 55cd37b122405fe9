package org.interagency.kit.outbox;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.contracts.Topics;

/** Creates the topics, sets their bounds, and tells what Kafka has of them. Every call to Kafka ends within 20 seconds. */
@ApplicationScoped
class EventTopics {

    private static final int LONGEST_CALL_MILLIS = 20_000;
    private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(30);

    private final Map<String, Object> kafka;
    private final EventSize size;
    private final int partitions;

    EventTopics(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            EventSize size,
            @ConfigProperty(name = "registry.topic.partitions", defaultValue = "6") int partitions) {
        this.kafka = kafka;
        this.size = size;
        this.partitions = partitions;
    }

    /** Creates the topics that do not exist, and raises the bounds of those that do to what the registry needs. */
    void prepare() throws InterruptedException, ExecutionException {
        try (Admin admin = admin()) {
            createMissing(admin);
            raiseBounds(admin);
        }
    }

    /** Creates the topics that do not exist. */
    void createMissing() throws InterruptedException, ExecutionException {
        try (Admin admin = admin()) {
            createMissing(admin);
        }
    }

    private void createMissing(Admin admin) throws InterruptedException, ExecutionException {
        Set<String> existing = admin.listTopics().names().get();
        for (String topic : all()) {
            if (!existing.contains(topic)) {
                create(admin, topic);
            }
        }
    }

    private static List<String> all() {
        return Stream.concat(Topics.FACTS.stream(), Stream.of(Topics.DEAD_LETTERS))
                .toList();
    }

    private void create(Admin admin, String topic) throws InterruptedException, ExecutionException {
        Map<String, String> settings = new HashMap<>();
        leastBounds(topic).forEach((name, least) -> settings.put(name, Long.toString(least)));
        if (!topic.equals(Topics.DEAD_LETTERS)) {
            settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        }
        NewTopic created = new NewTopic(topic, Optional.of(partitionsOf(topic)), Optional.empty());
        try {
            admin.createTopics(List.of(created.configs(settings))).all().get();
        } catch (ExecutionException e) {
            // Another service or replica may create it at the same moment.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** Reorganisations have one partition, since consumers carry them out in the order in which they were registered. */
    private int partitionsOf(String topic) {
        return topic.equals(Topics.AGENCY_CHANGES) || topic.equals(Topics.DEAD_LETTERS) ? 1 : partitions;
    }

    /** The bounds of a topic that an operator may raise, but not lower. */
    private Map<String, Long> leastBounds(String topic) {
        Map<String, Long> least = new HashMap<>();
        least.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, (long) size.largestMessageBytes());
        if (topic.equals(Topics.DEAD_LETTERS)) {
            least.put(TopicConfig.RETENTION_MS_CONFIG, DEAD_LETTERS_KEPT.toMillis());
        }
        return least;
    }

    private void raiseBounds(Admin admin) throws InterruptedException, ExecutionException {
        List<ConfigResource> topics = all().stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        Map<ConfigResource, Collection<AlterConfigOp>> raised = new HashMap<>();
        admin.describeConfigs(topics).all().get().forEach((topic, settings) -> {
            List<AlterConfigOp> tooLow = leastBounds(topic.name()).entrySet().stream()
                    .filter(least -> isLess(settings.get(least.getKey()).value(), least.getValue()))
                    .map(EventTopics::set)
                    .toList();
            if (!tooLow.isEmpty()) {
                raised.put(topic, tooLow);
            }
        });
        admin.incrementalAlterConfigs(raised).all().get();
    }

    /** A negative bound is none. */
    private static boolean isLess(String value, long least) {
        long now = Long.parseLong(value);
        return now >= 0 && now < least;
    }

    private static AlterConfigOp set(Map.Entry<String, Long> bound) {
        return new AlterConfigOp(
                new ConfigEntry(bound.getKey(), Long.toString(bound.getValue())), AlterConfigOp.OpType.SET);
    }

    /**
     * A topic as Kafka has it.
     *
     * @param id given by Kafka when the topic was created; a topic that is deleted and created again has another one
     * @param first the sum of the first offsets of its partitions
     * @param end the sum of the offsets behind the last messages of its partitions
     */
    record ExistingTopic(String id, long first, long end) {

        /** Whether it has no message: it never had one, or all were deleted. */
        boolean isEmpty() {
            return first == end;
        }
    }

    /** The topics of these names, by name. Each must exist. */
    Map<String, ExistingTopic> find(Collection<String> names) throws InterruptedException, ExecutionException {
        try (Admin admin = admin()) {
            Map<String, TopicDescription> described =
                    admin.describeTopics(names).allTopicNames().get();
            // The first offsets first: they only grow, so that no topic seems to be empty which is not.
            Map<String, Long> first = offsets(admin, described, OffsetSpec.earliest());
            Map<String, Long> end = offsets(admin, described, OffsetSpec.latest());
            return described.values().stream()
                    .collect(Collectors.toMap(
                            TopicDescription::name,
                            topic -> new ExistingTopic(
                                    topic.topicId().toString(), first.get(topic.name()), end.get(topic.name()))));
        }
    }

    private static Map<String, Long> offsets(Admin admin, Map<String, TopicDescription> topics, OffsetSpec which)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        topics.forEach((name, topic) -> topic.partitions()
                .forEach(partition -> wanted.put(new TopicPartition(name, partition.partition()), which)));
        Map<String, Long> sums = new HashMap<>();
        admin.listOffsets(wanted)
                .all()
                .get()
                .forEach((partition, found) -> sums.merge(partition.topic(), found.offset(), Long::sum));
        return sums;
    }

    private Admin admin() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LONGEST_CALL_MILLIS);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, LONGEST_CALL_MILLIS / 2);
        return Admin.create(settings);
    }
}
