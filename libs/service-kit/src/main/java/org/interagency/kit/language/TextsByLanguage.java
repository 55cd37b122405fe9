package org.interagency.kit.language;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.interagency.contracts.ByLanguage;
import org.jspecify.annotations.Nullable;

/**
 * Lets a writer with the attribute {@link AcceptedLanguages} write each {@link ByLanguage} text in one language; writers without it write all
 * languages.
 */
@Singleton
public final class TextsByLanguage implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("texts by language").setSerializerModifier(new Modifier()));
    }

    private static final class Modifier extends BeanSerializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription description, List<BeanPropertyWriter> properties) {
            properties.stream()
                    .filter(property -> property.getAnnotation(ByLanguage.class) != null)
                    .forEach(property -> property.assignSerializer(new Texts()));
            return properties;
        }
    }

    private static final class Texts extends StdSerializer<Object> {

        private static final long serialVersionUID = 1L;

        Texts() {
            super(Map.class, false);
        }

        @Override
        public void serialize(Object texts, JsonGenerator json, SerializerProvider provider) throws IOException {
            @SuppressWarnings("unchecked") // ByLanguage is only on maps of texts
            Map<String, String> all = (Map<String, String>) texts;
            @Nullable AcceptedLanguages accepted = (AcceptedLanguages) provider.getAttribute(AcceptedLanguages.class);
            json.writeStartObject();
            for (Map.Entry<String, String> text : (accepted == null ? all : accepted.best(all)).entrySet()) {
                json.writeStringField(text.getKey(), text.getValue());
            }
            json.writeEndObject();
        }
    }
}
