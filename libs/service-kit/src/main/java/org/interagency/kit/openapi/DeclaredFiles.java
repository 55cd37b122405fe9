package org.interagency.kit.openapi;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.interagency.kit.export.ExportFormat;

/** Declares the answers of lists that are files: they are generated with the schema of a page. */
final class DeclaredFiles {

    private static final String JSON = jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

    private final Map<String, Schema> schemas;

    DeclaredFiles(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    void complete(Operation operation) {
        APIResponse success = operation.getResponses().getAPIResponses().get("200");
        if (success == null
                || success.getContent() == null
                || !success.getContent().hasMediaType(ExportFormat.WORKBOOK)) {
            return;
        }
        Content content = success.getContent();
        Schema page = schemas.get(JsonSchemas.nameOf(content.getMediaType(JSON).getSchema()));
        Schema item = page.getProperties().get("items").getItems();
        content.addMediaType(
                ExportFormat.TEXT_CSV,
                body("A header row, and a row for each item (RFC 4180, UTF-8)", SchemaType.STRING));
        content.addMediaType(ExportFormat.WORKBOOK, body("A header row, and a row for each item", SchemaType.STRING));
        for (String lines : new String[] {ExportFormat.LINES_OF_JSON, ExportFormat.JSON_LINES}) {
            MediaType type = body("A line for each item", SchemaType.ARRAY);
            type.getSchema().setItems(item);
            content.addMediaType(lines, type);
        }
        success.addHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                OASFactory.createHeader()
                        .description("The name of the file, if the answer is one (RFC 6266)")
                        .schema(OASFactory.createSchema().addType(SchemaType.STRING)));
    }

    private static MediaType body(String description, SchemaType type) {
        return OASFactory.createMediaType()
                .schema(OASFactory.createSchema().addType(type).description(description));
    }
}
