package org.interagency.kit.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.interagency.contracts.Languages;
import org.interagency.kit.request.LocalizedName;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Aligns the schemas of records with the records: a schema has the components and no other properties, and {@link Nullable} components may be {@code
 * null}. In an answer all components are required; in a request, those that are not nullable.
 */
final class RecordSchemas {

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final DotName UNWRAPPED = DotName.createSimple(JsonUnwrapped.class);
    private static final DotName NAME = DotName.createSimple(LocalizedName.class);

    private final IndexView index;
    private final List<ClassInfo> records;

    RecordSchemas(IndexView index) {
        this.index = index;
        this.records = index.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .filter(one -> one.name().toString().startsWith("org.interagency."))
                .sorted(Comparator.comparing((ClassInfo one) -> one.simpleName().length())
                        .reversed()
                        .thenComparing(ClassInfo::name))
                .toList();
    }

    /**
     * Completes the schemas of records.
     *
     * @param requests the names of the schemas of requests and their parts
     */
    void complete(Map<String, Schema> schemas, Set<String> requests) {
        schemas.forEach((name, schema) -> {
            if (schema.getProperties() != null) {
                complete(schema, components(name, schema), requests.contains(name));
            }
        });
    }

    /**
     * The components of the record of a schema. The name of a schema is that of its record, followed by its type argument or by a number if several
     * have the same name.
     */
    private List<RecordComponentInfo> components(String name, Schema schema) {
        return records.stream()
                .filter(one -> name.startsWith(one.simpleName()))
                .map(this::components)
                .filter(components -> components.stream()
                        .allMatch(component -> schema.getProperties().containsKey(component.name())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no record has the components of the schema " + name));
    }

    private List<RecordComponentInfo> components(ClassInfo record) {
        return record.recordComponentsInDeclarationOrder().stream()
                .flatMap(component -> isUnwrapped(component)
                        ? components(index.getClassByName(component.type().name())).stream()
                        : Stream.of(component))
                .toList();
    }

    /** The annotation may be on the component or on its field. */
    private static boolean isUnwrapped(RecordComponentInfo component) {
        return component.hasAnnotation(UNWRAPPED) || component.field().hasAnnotation(UNWRAPPED);
    }

    private void complete(Schema schema, List<RecordComponentInfo> components, boolean isRequest) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponentInfo component : components) {
            Schema property = schema.getProperties().get(component.name());
            boolean isNullable = component.type().hasAnnotation(NULLABLE);
            boolean isLeftOut = isNullable && component.declaringClass().hasDeclaredAnnotation(INCLUDE);
            if (isRequest && component.hasAnnotation(NAME)) {
                demandNames(property);
            }
            properties.put(component.name(), isNullable && !isLeftOut ? nullable(property) : property);
            if (!isNullable || !isRequest && !isLeftOut) {
                required.add(component.name());
            }
        }
        schema.setProperties(properties);
        schema.setRequired(required.isEmpty() ? null : required);
        schema.setAdditionalPropertiesSchema(JsonSchemas.NOTHING);
    }

    private static void demandNames(Schema names) {
        names.minProperties(1)
                .propertyNames(OASFactory.createSchema()
                        .addType(SchemaType.STRING)
                        .pattern("^" + Languages.TAG + "$")
                        .description("A BCP 47 language tag"));
    }

    /** A schema that allows {@code null} too. */
    static Schema nullable(Schema schema) {
        if (schema.getRef() != null || schema.getType() == null) {
            return OASFactory.createSchema()
                    .description(schema.getDescription())
                    .addAnyOf(schema)
                    .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
        }
        if (!schema.getType().contains(SchemaType.NULL)) {
            schema.addType(SchemaType.NULL);
        }
        return schema;
    }
}
