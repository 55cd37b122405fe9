package org.interagency.kit.copy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.interagency.contracts.Fact;

/** Checks facts against the published JSON Schemas. Unknown fields are allowed. */
final class FactSchemas {

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    /** Validation ends at the first fault: a large message can have millions. */
    private static final SchemaValidatorsConfig SETTINGS = SchemaValidatorsConfig.builder()
            .failFast(true)
            .formatAssertionsEnabled(true)
            .locale(Locale.ENGLISH)
            .build();

    private static final Map<Class<? extends Fact>, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

    private FactSchemas() {}

    /** The first fault of a fact, with a JSON Pointer to it, for an operator; empty if the fact satisfies the schema of its type. */
    static Optional<String> fault(Class<? extends Fact> type, JsonNode fact) {
        return SCHEMAS.computeIfAbsent(type, FactSchemas::schema).validate(fact).stream()
                .map(fault -> fault.getMessage().replaceFirst("^: ", ""))
                .findFirst();
    }

    private static JsonSchema schema(Class<? extends Fact> type) {
        String kind = new KebabCaseStrategy().translate(type.getSimpleName().replaceFirst("Fact$", ""));
        String published = "/META-INF/resources/events/schemas/" + kind + ".v1.json";
        try (InputStream file = Objects.requireNonNull(type.getResourceAsStream(published), published)) {
            JsonNode schema = new ObjectMapper().readTree(file);
            requireOnlyWhatCannotBeNull(schema);
            return FACTORY.getSchema(schema, SETTINGS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Allows a field that may be {@code null} to be absent. Events that were sent before the field was added lack it; they stay on a compacted topic,
     * and an older replica of the owner still sends them during an upgrade.
     */
    private static void requireOnlyWhatCannotBeNull(JsonNode schema) {
        if (schema.path("required") instanceof ArrayNode required) {
            for (Iterator<JsonNode> names = required.elements(); names.hasNext(); ) {
                if (canBeNull(schema.path("properties").path(names.next().asText()))) {
                    names.remove();
                }
            }
        }
        schema.forEach(FactSchemas::requireOnlyWhatCannotBeNull);
    }

    private static boolean canBeNull(JsonNode property) {
        return property.path("$ref").asText().endsWith("-nullable")
                || StreamSupport.stream(property.path("type").spliterator(), false)
                        .anyMatch(type -> type.asText().equals("null"))
                || StreamSupport.stream(property.path("anyOf").spliterator(), false)
                        .anyMatch(one -> one.path("type").asText().equals("null") || canBeNull(one));
    }
}
