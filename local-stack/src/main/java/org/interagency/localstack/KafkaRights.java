package org.interagency.localstack;

import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.acl.AclPermissionType.ALLOW;
import static org.apache.kafka.common.acl.AclPermissionType.DENY;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.metadata.authorizer.StandardAcl;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;

/**
 * Kafka's own rights (ACLs), and those of the registry, which hold from the first moment and need not be created: a service writes its own topics and the
 * dead letters; services and readers read all topics of the registry. Whoever has no right may do nothing.
 *
 * <p>Kafka loads it by its name, here and in docker-compose.yml.
 */
public final class KafkaRights extends StandardAuthorizer {

    private static final String TOPICS = "registry.";
    private static final String DEAD_LETTERS = "registry.dead-letters";

    private static final Map<KafkaUser, List<String>> OWN_TOPICS = Map.of(
            KafkaUser.AGENCY,
                    List.of(
                            "registry.government-levels",
                            "registry.territories",
                            "registry.agencies",
                            "registry.agency-changes"),
            KafkaUser.PROGRAM, List.of("registry.vocabularies", "registry.rights", "registry.programmes"),
            KafkaUser.MAPPING, List.of("registry.responsibilities", "registry.agreements", "registry.fragmentation"));

    private static final Map<Uuid, StandardAcl> RIGHTS =
            rights().collect(Collectors.toUnmodifiableMap(right -> Uuid.randomUuid(), right -> right));

    /** Called by Kafka. */
    public KafkaRights() {}

    @Override
    public void configure(Map<String, ?> configs) {
        super.configure(configs);
        super.loadSnapshot(RIGHTS);
    }

    @Override
    public void loadSnapshot(Map<Uuid, StandardAcl> created) {
        Map<Uuid, StandardAcl> all = new HashMap<>(created);
        all.putAll(RIGHTS);
        super.loadSnapshot(all);
    }

    private static Stream<StandardAcl> rights() {
        List<StandardAcl> rights = new ArrayList<>();
        OWN_TOPICS.forEach((service, topics) -> rights.addAll(rightsOf(service, topics)));
        rights.addAll(toRead(KafkaUser.READER));
        rights.add(right(KafkaUser.READER, GROUP, LITERAL, "*", READ, ALLOW));
        // As a member of a group of a service, a reader would take events from it.
        OWN_TOPICS.keySet().forEach(service -> rights.add(ofGroups(service, KafkaUser.READER, DENY)));
        return rights.stream();
    }

    private static List<StandardAcl> rightsOf(KafkaUser service, List<String> ownTopics) {
        List<StandardAcl> rights = new ArrayList<>(toRead(service));
        rights.add(ofGroups(service, service, ALLOW));
        // Whichever service starts first creates the topics of all.
        rights.add(right(service, TOPIC, PREFIXED, TOPICS, CREATE, ALLOW));
        rights.add(right(service, TOPIC, PREFIXED, TOPICS, ALTER_CONFIGS, ALLOW));
        Stream.concat(ownTopics.stream(), Stream.of(DEAD_LETTERS))
                .map(topic -> right(service, TOPIC, LITERAL, topic, WRITE, ALLOW))
                .forEach(rights::add);
        Stream.of("registry-outbox-" + service.lowerCase() + "-service", DEAD_LETTERS)
                .map(id -> right(service, TRANSACTIONAL_ID, LITERAL, id, WRITE, ALLOW))
                .forEach(rights::add);
        return rights;
    }

    private static List<StandardAcl> toRead(KafkaUser user) {
        return Stream.of(READ, DESCRIBE, DESCRIBE_CONFIGS)
                .map(operation -> right(user, TOPIC, PREFIXED, TOPICS, operation, ALLOW))
                .toList();
    }

    private static StandardAcl ofGroups(KafkaUser service, KafkaUser user, AclPermissionType permission) {
        return right(user, GROUP, PREFIXED, service.lowerCase() + "-service-", READ, permission);
    }

    private static StandardAcl right(
            KafkaUser user,
            ResourceType type,
            PatternType pattern,
            String name,
            AclOperation operation,
            AclPermissionType permission) {
        return new StandardAcl(type, name, pattern, user.principal(), "*", operation, permission);
    }
}
