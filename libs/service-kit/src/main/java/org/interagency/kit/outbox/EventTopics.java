package org.interagency.kit.outbox;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
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

/** Creates the topics, sets how large their messages may be, and tells topics that were made anew. Every call ends within 20 seconds. */
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

    /** Creates the topics that do not exist and aligns the largest message of those that do. */
    void create() throws InterruptedException, ExecutionException {
        try (Admin admin = admin()) {
            for (String topic : Topics.FACTS) {
                create(
                        admin,
                        new NewTopic(topic, Optional.of(partitionsOf(topic)), Optional.empty()),
                        Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
            }
            create(
                    admin,
                    new NewTopic(Topics.DEAD_LETTERS, Optional.of(1), Optional.empty()),
                    Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(DEAD_LETTERS_KEPT.toMillis())));
        }
    }

    /** Reorganisations have one partition, since consumers carry them out in the order in which they were registered. */
    private int partitionsOf(String topic) {
        return topic.equals(Topics.AGENCY_CHANGES) ? 1 : partitions;
    }

    private void create(Admin admin, NewTopic topic, Map<String, String> settings)
            throws InterruptedException, ExecutionException {
        Map<String, String> all = new HashMap<>(settings);
        all.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(size.largestMessageBytes()));
        try {
            admin.createTopics(List.of(topic.configs(all))).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
            allowLargestMessage(admin, topic.name());
        }
    }

    private void allowLargestMessage(Admin admin, String topic) throws InterruptedException, ExecutionException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        String now = admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                .value();
        if (Integer.parseInt(now) < size.largestMessageBytes()) {
            admin.incrementalAlterConfigs(Map.of(
                            resource,
                            List.of(new AlterConfigOp(
                                    new ConfigEntry(
                                            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                            Integer.toString(size.largestMessageBytes())),
                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    /**
     * A topic as Kafka has it.
     *
     * @param id given by Kafka when the topic was created; a topic that is deleted and created again has another one
     * @param isEmpty whether it has no message
     */
    record ExistingTopic(String id, boolean isEmpty) {}

    /** The topics of these names, by name. Each must exist. */
    Map<String, ExistingTopic> find(Collection<String> names) throws InterruptedException, ExecutionException {
        try (Admin admin = admin()) {
            Map<String, TopicDescription> described =
                    admin.describeTopics(names).allTopicNames().get();
            Map<String, Long> messages = messages(admin, described);
            return described.values().stream()
                    .collect(Collectors.toMap(
                            TopicDescription::name,
                            topic -> new ExistingTopic(topic.topicId().toString(), messages.get(topic.name()) == 0)));
        }
    }

    private static Map<String, Long> messages(Admin admin, Map<String, TopicDescription> topics)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        topics.forEach((name, topic) -> topic.partitions()
                .forEach(partition -> ends.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
        Map<String, Long> messages = new HashMap<>();
        admin.listOffsets(ends)
                .all()
                .get()
                .forEach((partition, end) -> messages.merge(partition.topic(), end.offset(), Long::sum));
        return messages;
    }

    private Admin admin() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LONGEST_CALL_MILLIS);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, LONGEST_CALL_MILLIS / 2);
        return Admin.create(settings);
    }
}
