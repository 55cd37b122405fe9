package org.interagency.kit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;

/** Makes the mapper strict: a number is not accepted as text, and unknown or duplicate fields are errors. */
@Singleton
public final class StrictJson implements ObjectMapperCustomizer {

    /**
     * The maximum number of names, values and brackets in the body of a request. Each wrong value is an error of its own in memory, of which a body of
     * 1 MiB could have 300,000.
     */
    private static final long MOST_TOKENS = 100_000;

    /** JSON of the registry has few levels. Reading is recursive, and a document of many levels would exhaust the stack. */
    private static final int DEEPEST_NESTING = 50;

    /** Runs last, since the deserializer for dates that is registered last wins. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    @SuppressWarnings("deprecation") // Quarkus passes a mapper, not the builder that replaces configure()
    public void customize(ObjectMapper mapper) {
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST_NESTING)
                        .maxTokenCount(MOST_TOKENS)
                        .build());
        mapper.getFactory().configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature(), true);
        mapper.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        mapper.configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true);
        mapper.configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true);
        mapper.configure(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS, true);
        mapper.configure(DeserializationFeature.ACCEPT_FLOAT_AS_INT, false);
        mapper.configure(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, false);
        for (CoercionInputShape shape : new CoercionInputShape[] {
            CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
        }) {
            mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
        }
        // Amounts of money are written as texts, since JSON numbers can lose digits.
        mapper.coercionConfigFor(BigDecimal.class).setCoercion(CoercionInputShape.String, CoercionAction.TryConvert);
        mapper.configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);
        mapper.registerModule(new RequestValues());
        mapper.registerModule(new SimpleModule("text").addDeserializer(String.class, new StorableText()));
    }

    /** A copy of the mapper for JSON that the registry itself has written, of any size. */
    static ObjectMapper forOwnJson(ObjectMapper strict) {
        ObjectMapper own = strict.copy();
        own.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST_NESTING)
                        .build());
        return own.registerModule(new CheckedBefore());
    }

    /** Refuses text that PostgreSQL cannot hold or UTF-8 cannot carry. */
    private static final class StorableText extends StringDeserializer {

        private static final long serialVersionUID = 1L;

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = super.deserialize(parser, context);
            if (text != null && text.indexOf('\0') >= 0) {
                throw JsonMappingException.from(parser, "The text has a NUL character (\\u0000). Leave it out.");
            }
            if (text != null && text.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF)) {
                throw JsonMappingException.from(parser, "The text has half a surrogate pair, which is no character.");
            }
            return text;
        }
    }
}
