package org.interagency.kit.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Makes fields of a body optional if the path has them: {@code PUT agencies/{code}} needs no {@code code} in the body. */
final class AddressedRequests {

    private final Map<String, Schema> schemas;

    /** @param schemas the schemas of the document, to which new ones are added */
    AddressedRequests(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    void complete(Operation operation) {
        if (operation.getRequestBody() == null || operation.getParameters() == null) {
            return;
        }
        for (MediaType body :
                operation.getRequestBody().getContent().getMediaTypes().values()) {
            String name = JsonSchemas.nameOf(body.getSchema());
            List<String> given = name == null ? List.of() : given(operation, schemas.get(name));
            if (!given.isEmpty()) {
                String addressed = name
                        + given.stream()
                                .map(AddressedRequests::capitalised)
                                .collect(Collectors.joining("And", "For", ""));
                schemas.computeIfAbsent(addressed, absent -> without(schemas.get(name), given));
                body.setSchema(OASFactory.createSchema().ref(addressed));
            }
        }
    }

    private static List<String> given(Operation operation, Schema body) {
        return operation.getParameters().stream()
                .filter(parameter -> parameter.getIn() == Parameter.In.PATH)
                .map(Parameter::getName)
                .filter(name -> body.getRequired() != null && body.getRequired().contains(name))
                .sorted()
                .toList();
    }

    private static Schema without(Schema whole, List<String> given) {
        Map<String, Schema> properties = new LinkedHashMap<>(whole.getProperties());
        given.forEach(name -> properties.put(
                name,
                OASFactory.createSchema()
                        .description("The same as in the address; may be left out")
                        .addAnyOf(whole.getProperties().get(name))
                        .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL))));
        List<String> required = new ArrayList<>(whole.getRequired());
        required.removeAll(given);
        return OASFactory.createSchema()
                .type(whole.getType())
                .properties(properties)
                .required(required)
                .additionalPropertiesSchema(JsonSchemas.NOTHING);
    }

    private static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
