package org.interagency.localstack.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.List;

/** What a JSON Schema (2020-12), with its formats, demands of texts. */
final class JsonContract {

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICTLY =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final JsonSchema schema;

    /**
     * @param schema a schema
     * @param document the document in which it stands, whose {@code components} it may refer to
     */
    JsonContract(JsonNode schema, JsonNode document) {
        ObjectNode whole = schema.deepCopy();
        if (document.has("components")) {
            whole.set("components", document.get("components"));
        }
        this.schema = SCHEMAS.getSchema(whole, STRICTLY);
    }

    /** What is wrong with a JSON text; nothing if it is as the schema says. */
    List<String> faults(String json) {
        try {
            return faults(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            return List.of("no JSON: " + e.getOriginalMessage());
        }
    }

    /** What is wrong with a value; nothing if it is as the schema says. */
    List<String> faults(JsonNode value) {
        return schema.validate(value).stream().map(Object::toString).sorted().toList();
    }
}
