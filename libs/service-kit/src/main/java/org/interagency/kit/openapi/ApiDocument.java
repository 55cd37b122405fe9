package org.interagency.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/** Completes and corrects the generated API document, so that it matches the answers. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDocument implements OASFilter {

    /** The pattern that Jakarta's NotBlank becomes; it matches any part of a value. */
    private static final String NOT_BLANK = "\\S";

    private final RecordSchemas records;

    /** Created by Quarkus, with the index of the service's classes. */
    public ApiDocument(IndexView index) {
        this.records = new RecordSchemas(index);
    }

    /** Writes vocabulary constants as codes, and anchors patterns, since a JSON Schema pattern matches any part of a value. */
    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getEnumeration() != null) {
            schema.setEnumeration(
                    schema.getEnumeration().stream().map(ApiDocument::code).toList());
        }
        String pattern = schema.getPattern();
        if (pattern != null && !pattern.equals(NOT_BLANK) && !pattern.startsWith("^")) {
            schema.setPattern("^(?:" + pattern + ")$");
        }
        return schema;
    }

    private static Object code(Object constant) {
        return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Schema> schemas = new TreeMap<>(document.getComponents().getSchemas());
        Set<String> requests = namesInRequests(document, schemas);
        describeJson(schemas);
        records.complete(schemas, requests);
        schemas.put("JsonPatch", JsonSchemas.patch());
        schemas.put("Problem", JsonSchemas.problem());
        requests.forEach(name -> properties(schemas.get(name)).forEach(property -> property.setUniqueItems(null)));

        eachOperation(document, new InheritedSummaries(document)::complete);
        AddressedRequests addressed = new AddressedRequests(schemas);
        eachOperation(document, addressed::complete);
        document.getComponents().setSchemas(schemas);
        DeclaredAccess access = new DeclaredAccess(document.getComponents());
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> access.complete(path, method, operation)));
        DeclaredFiles files = new DeclaredFiles(schemas);
        eachOperation(document, files::complete);
        DeclaredAnswers answers = new DeclaredAnswers(document.getComponents());
        document.getPaths().getPathItems().values().forEach(path -> path.getOperations()
                .forEach(answers::complete));
    }

    private static void describeJson(Map<String, Schema> schemas) {
        schemas.remove("JsonNode");
        schemas.remove("JsonNodeType");
        schemas.values().forEach(schema -> properties(schema)
                .filter(property -> "JsonNode".equals(JsonSchemas.nameOf(property)))
                .forEach(property -> property.setRef("JsonPatch")));
        if (schemas.containsKey("Budget")) {
            schemas.get("Budget").addProperty("amount", JsonSchemas.amount());
        }
        allowText(schemas, "BudgetRequest", "amount", JsonSchemas.AMOUNT);
        allowText(schemas, "FilledLineRequest", "value", JsonSchemas.NUMBER);
    }

    /** Says that a number of a request may be written as text too. */
    private static void allowText(Map<String, Schema> schemas, String request, String field, String pattern) {
        if (schemas.containsKey(request)) {
            schemas.get(request)
                    .getProperties()
                    .get(field)
                    .addType(SchemaType.STRING)
                    .pattern(pattern)
                    .description("A number, as a JSON number or as text");
        }
    }

    private static void eachOperation(OpenAPI document, Consumer<Operation> visit) {
        document.getPaths().getPathItems().values().forEach(path -> path.getOperations()
                .values()
                .forEach(visit));
    }

    /** The names of the schemas of requests and their parts. */
    private static Set<String> namesInRequests(OpenAPI document, Map<String, Schema> schemas) {
        Set<String> names = new HashSet<>();
        eachOperation(document, operation -> {
            if (operation.getRequestBody() != null) {
                operation
                        .getRequestBody()
                        .getContent()
                        .getMediaTypes()
                        .values()
                        .forEach(body -> collect(body.getSchema(), schemas, names));
            }
        });
        return names;
    }

    private static void collect(@Nullable Schema schema, Map<String, Schema> schemas, Set<String> names) {
        if (schema == null) {
            return;
        }
        String name = JsonSchemas.nameOf(schema);
        if (name == null) {
            properties(schema).forEach(property -> collect(property, schemas, names));
            collect(schema.getItems(), schemas, names);
        } else if (schemas.get(name).getProperties() != null && names.add(name)) {
            collect(schemas.get(name), schemas, names);
        }
    }

    private static Stream<Schema> properties(Schema schema) {
        return schema.getProperties() == null
                ? Stream.of()
                : List.copyOf(schema.getProperties().values()).stream();
    }
}
