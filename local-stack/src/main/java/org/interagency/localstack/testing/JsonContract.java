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

/** Checks JSON against a JSON Schema (2020-12), including formats. */
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
     * @param document the document that contains the schema, which may refer to its {@code components}
     */
    JsonContract(JsonNode schema, JsonNode document) {
        ObjectNode whole = schema.deepCopy();
        if (document.has("components")) {
            whole.set("components", document.get("components"));
        }
        this.schema = SCHEMAS.getSchema(whole, STRICTLY);
    }

    /** The faults of a JSON text; empty if it satisfies the schema. */
    List<String> faults(String json) {
        try {
            return faults(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            return List.of("no JSON: " + e.getOriginalMessage());
        }
    }

    /** The faults of a value; empty if it satisfies the schema. */
    List<String> faults(JsonNode value) {
        return schema.validate(value).stream().map(Object::toString).sorted().toList();
    }
}
