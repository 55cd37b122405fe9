package org.interagency.localstack.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks events against the published AsyncAPI document and its JSON Schemas. */
final class EventContract {

    private static final String PUBLISHED = "/META-INF/resources/events/";

    private final Map<String, Map<String, Message>> messagesByTopic = new HashMap<>();

    /** @param payload {@code null} if the payload can be anything */
    private record Message(JsonContract headers, @Nullable JsonContract payload) {}

    private EventContract(JsonNode document) throws IOException {
        for (JsonNode channel : document.get("channels")) {
            Map<String, Message> messages = new HashMap<>();
            for (JsonNode reference : channel.get("messages")) {
                JsonNode message = target(document, reference);
                messages.put(message.get("name").asText(), message(document, message));
            }
            messagesByTopic.put(channel.get("address").asText(), messages);
        }
    }

    /** The contract of the document on the class path. */
    static EventContract published() {
        try (InputStream document = open("asyncapi.yaml")) {
            return new EventContract(new YAMLMapper().readTree(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Message message(JsonNode document, JsonNode message) throws IOException {
        return new Message(
                new JsonContract(target(document, message.get("headers")), document), payload(message.path("payload")));
    }

    private static @Nullable JsonContract payload(JsonNode schema) throws IOException {
        if (schema.isMissingNode()) {
            return null;
        }
        if (!schema.has("$ref")) {
            return new JsonContract(schema, MissingNode.getInstance());
        }
        try (InputStream file = open(schema.get("$ref").asText())) {
            return new JsonContract(new ObjectMapper().readTree(file), MissingNode.getInstance());
        }
    }

    private static JsonNode target(JsonNode document, JsonNode reference) {
        return document.at(reference.get("$ref").asText().substring(1));
    }

    private static InputStream open(String published) {
        String name = PUBLISHED + published.replace("./", "");
        return Objects.requireNonNull(EventContract.class.getResourceAsStream(name), name);
    }

    /**
     * Checks an event. Events of topics that are not in the document are not checked. The headers of dead letters are checked.
     *
     * @throws AssertionError if the event is not as published; it shows the event and each fault
     */
    void check(EventReader.Event event) {
        if (!messagesByTopic.containsKey(event.topic())) {
            return;
        }
        Message letter = messagesByTopic.get(event.topic()).get("org.interagency.dead-letter");
        Message message = letter == null ? messagesByTopic.get(event.topic()).get(event.type()) : letter;
        if (message == null) {
            throw new AssertionError("the AsyncAPI document has no such event on this topic: " + event);
        }
        List<String> faults =
                new ArrayList<>(message.headers().faults(new ObjectMapper().valueToTree(event.headers())));
        if (message.payload() != null) {
            faults.addAll(message.payload().faults(event.data() == null ? "null" : event.data()));
        }
        if (letter == null && !Objects.equals(event.key(), event.headers().get("ce_subject"))) {
            faults.add("the key is not the subject");
        }
        if (!faults.isEmpty()) {
            throw new AssertionError(
                    "not as the AsyncAPI document says:\n  " + String.join("\n  ", faults) + "\n" + event);
        }
    }
}
