package org.interagency.verification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Texts of earlier answers, by field, from which random requests take existing codes. */
final class FuzzKnown {

    private static final int MOST = 300;
    private static final int LONGEST = 200;

    /** Fields and path segments whose values are known by another name, with that name. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("owner", "agencies"),
            Map.entry("agency", "agencies"),
            Map.entry("party", "agencies"),
            Map.entry("parties", "agencies"),
            Map.entry("from", "agencies"),
            Map.entry("to", "agencies"),
            Map.entry("territory", "territories"),
            Map.entry("level", "government-levels"),
            Map.entry("programme", "programmes"),
            Map.entry("delegatedFrom", "responsibilities"),
            Map.entry("right", "rights"),
            Map.entry("contingency", "contingencies"),
            Map.entry("benefit", "benefits"),
            Map.entry("lifeCycleStage", "lifeCycleStages"));

    private final Map<String, List<String>> texts = new HashMap<>();
    private final RandomGenerator random;

    FuzzKnown(RandomGenerator random) {
        this.random = random;
    }

    /** @param collection the first segment of the requested path */
    void learn(String collection, JsonNode answer) {
        learn(collection, collection, answer);
    }

    private void learn(String collection, String field, JsonNode value) {
        if (value.isTextual() && value.asText().length() <= LONGEST) {
            add(field.equals("code") || field.equals("id") ? collection : field, value.asText());
        }
        if (value.isArray()) {
            value.forEach(item -> learn(collection, field, item));
        }
        value.properties().forEach(property -> learn(collection, property.getKey(), property.getValue()));
    }

    private void add(String field, String text) {
        List<String> known = texts.computeIfAbsent(alias(field), absent -> new ArrayList<>());
        if (known.contains(text)) {
            return;
        }
        if (known.size() < MOST) {
            known.add(text);
        } else {
            known.set(random.nextInt(MOST), text);
        }
    }

    private static String alias(String field) {
        return ALIASES.getOrDefault(field, field);
    }

    /** One of the texts of a field, if any are known. */
    Optional<String> any(String field) {
        List<String> known = texts.get(alias(field));
        return known == null ? Optional.empty() : Optional.of(known.get(random.nextInt(known.size())));
    }
}
