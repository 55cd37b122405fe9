package org.interagency.verification;

import static org.interagency.localstack.testing.Api.all;

import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.interagency.contracts.Topics;
import org.interagency.localstack.Settings;
import org.interagency.localstack.testing.EventReader;
import org.interagency.localstack.testing.EventReader.Event;

/**
 * Everything that a registry holds, as its API tells it.
 *
 * @param byTopic the facts that are announced on each topic, by key
 */
record RegistryContent(Map<String, Map<String, Map<String, Object>>> byTopic) {

    private static final Map<String, String> COLLECTIONS = Map.of(
            Topics.GOVERNMENT_LEVELS, "government-levels",
            Topics.TERRITORIES, "territories",
            Topics.AGENCIES, "agencies",
            Topics.AGENCY_CHANGES, "agency-changes",
            Topics.RIGHTS, "rights",
            Topics.PROGRAMMES, "programmes",
            Topics.RESPONSIBILITIES, "responsibilities",
            Topics.FRAGMENTATION, "findings?period=1500-01-01/9999-12-31");

    /** Reads everything once all copies and findings are up to date; fails if a full scan finds a defect. */
    static RegistryContent read() {
        Scans.findNoDefect();
        Scans.awaitDetection();
        Map<String, Map<String, Map<String, Object>>> byTopic = new TreeMap<>();
        COLLECTIONS.forEach((topic, collection) -> {
            Map<String, Map<String, Object>> facts = new TreeMap<>();
            all(collection)
                    .forEach(fact ->
                            facts.put(fact.getOrDefault("code", fact.get("id")).toString(), fact));
            byTopic.put(topic, facts);
        });
        return new RegistryContent(byTopic);
    }

    /** Returns once the last event of each key on the topics has the version of its fact, and no topic has another key. */
    void awaitOnTopics(Settings settings) {
        try (EventReader reader = new EventReader(settings, COLLECTIONS.keySet().toArray(String[]::new))) {
            Map<String, Map<String, Integer>> versions = versions();
            reader.untilAll(read -> announced(read).equals(versions));
        }
    }

    private static Map<String, Map<String, Integer>> announced(List<Event> read) {
        Map<String, Map<String, Integer>> announced = new HashMap<>();
        read.forEach(event -> announced
                .computeIfAbsent(event.topic(), topic -> new HashMap<>())
                .put(event.key(), new JsonPath(event.data()).getInt("version")));
        return announced;
    }

    private Map<String, Map<String, Integer>> versions() {
        Map<String, Map<String, Integer>> versions = new HashMap<>();
        byTopic.forEach((topic, facts) -> {
            if (!facts.isEmpty()) {
                Map<String, Integer> ofTopic = new HashMap<>();
                facts.forEach((key, fact) -> ofTopic.put(key, (Integer) fact.get("version")));
                versions.put(topic, ofTopic);
            }
        });
        return versions;
    }
}
