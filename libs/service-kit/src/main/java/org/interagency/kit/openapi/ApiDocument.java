package org.interagency.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.interagency.kit.problem.Problem;

/** Corrects what the generator cannot see: how vocabularies and money are written, and that errors are problems. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDocument implements OASFilter {

    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getEnumeration() != null) {
            schema.setEnumeration(
                    schema.getEnumeration().stream().map(ApiDocument::code).toList());
        }
        return schema;
    }

    private static Object code(Object constant) {
        return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Operation filterOperation(Operation operation) {
        operation.getResponses().removeAPIResponse("400");
        APIResponse problem = OASFactory.createAPIResponse()
                .description("Not done: the problem says what is wrong and how to mend it (RFC 9457)")
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("Problem"))));
        operation.getResponses().addAPIResponse("default", problem);
        return operation;
    }

    /** What is PUT may be new. */
    @Override
    public PathItem filterPathItem(PathItem path) {
        if (path.getPUT() != null) {
            APIResponses responses = path.getPUT().getResponses();
            responses.addAPIResponse(
                    "201",
                    OASFactory.createAPIResponse()
                            .description("Created")
                            .content(responses.getAPIResponse("200").getContent()));
        }
        return path;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        if (schemas.containsKey("Budget")) {
            schemas.get("Budget").getProperties().get("amount").type(List.of(Schema.SchemaType.STRING));
        }
        document.getComponents().addSchema("Problem", problem());
    }

    private static Schema problem() {
        Schema error = object(Map.of(
                "pointer",
                text("Where: a JSON Pointer (RFC 6901) into the body, or ? and the name of a query parameter"),
                "detail",
                text("What is wrong there and how to mend it")));
        return object(Map.of(
                "type",
                text("Always about:blank: the status says what kind of problem it is"),
                "title",
                text("The status in words"),
                "status",
                OASFactory.createSchema().type(List.of(Schema.SchemaType.INTEGER)),
                "detail",
                text("What is wrong"),
                "errors",
                OASFactory.createSchema().type(List.of(Schema.SchemaType.ARRAY)).items(error)));
    }

    private static Schema object(Map<String, Schema> properties) {
        return OASFactory.createSchema().type(List.of(Schema.SchemaType.OBJECT)).properties(properties);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING)).description(description);
    }
}
