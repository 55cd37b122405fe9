package org.interagency.kit.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/** Schemas of JSON that no record describes. */
final class JsonSchemas {

    /** A schema that no value satisfies. */
    static final Schema NOTHING = OASFactory.createSchema().booleanSchema(false);

    /** Plain digits, without an exponent. */
    static final String AMOUNT = "^[0-9]+(\\.[0-9]+)?$";

    private JsonSchemas() {}

    /** Why a request was not carried out. */
    static Schema problem() {
        Schema error = object("pointer", "detail")
                .addProperty(
                        "pointer",
                        text(
                                "Where: a JSON Pointer (RFC 6901) into the body, ? and the name of a query parameter, or the name of"
                                        + " a header"))
                .addProperty("detail", text("What is wrong there and how to mend it"));
        return object("type", "title", "status", "detail")
                .addProperty("type", text("Always about:blank: the status says what kind of problem it is"))
                .addProperty("title", text("The status in words"))
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text("What is wrong"))
                .addProperty(
                        "errors",
                        list(error).minItems(1).description("Each field that is wrong; left out if none is to blame"));
    }

    /** What makes a fact into its next version. */
    static Schema patch() {
        Schema operation = object("op", "path")
                .addProperty(
                        "op",
                        text("What is done")
                                .addEnumeration("add")
                                .addEnumeration("remove")
                                .addEnumeration("replace"))
                .addProperty("path", text("Where: a JSON Pointer (RFC 6901)"))
                .addProperty(
                        "value",
                        OASFactory.createSchema().description("What stands there then; left out if it is removed"));
        return list(operation).description("A JSON Patch (RFC 6902)");
    }

    /** Money, without the digits that JSON's numbers lose. */
    static Schema amount() {
        return text("In units of the currency").pattern(AMOUNT);
    }

    /** The name of the schema that one refers to; {@code null} if it does not refer to any. */
    static @Nullable String nameOf(Schema schema) {
        String reference = schema.getRef();
        return reference == null ? null : reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static Schema object(String... required) {
        Schema object = OASFactory.createSchema().addType(SchemaType.OBJECT).additionalPropertiesSchema(NOTHING);
        for (String name : required) {
            object.addRequired(name);
        }
        return object;
    }

    private static Schema list(Schema items) {
        return OASFactory.createSchema().addType(SchemaType.ARRAY).items(items);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
