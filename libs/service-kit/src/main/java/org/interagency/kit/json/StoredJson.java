package org.interagency.kit.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.JsonFormat;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import org.hibernate.type.format.jackson.JacksonJsonFormatMapper;

/**
 * Writes JSON columns as the API writes JSON, so that queries into them can compare dates. Ignores unknown fields when it reads, since another version of
 * the registry may have written them.
 */
@JsonFormat
@PersistenceUnitExtension
final class StoredJson implements FormatMapper {

    private final FormatMapper mapper;

    StoredJson(ObjectMapper json) {
        mapper = new JacksonJsonFormatMapper(GrowingJson.of(json));
    }

    @Override
    public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
        return mapper.fromString(text, type, options);
    }

    @Override
    public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
        return mapper.toString(value, type, options);
    }
}
