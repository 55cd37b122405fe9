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

    /** The same, which may be negative. */
    static final String NUMBER = "^-?[0-9]+(\\.[0-9]+)?$";

    private JsonSchemas() {}

    /** The schema of a problem. */
    static Schema problem() {
        Schema error = object("pointer", "detail")
                .addProperty(
                        "pointer",
                        text(
                                "Where: a JSON Pointer (RFC 6901) into the body, ? and the name of a query parameter, or the name of"
                                        + " a header"))
                .addProperty("detail", text("What is wrong there and how to correct it"));
        return object("type", "title", "status", "detail")
                .addProperty("type", text("Always about:blank: the status says what kind of problem it is"))
                .addProperty("title", text("The status in words"))
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text("What is wrong"))
                .addProperty(
                        "errors",
                        list(error)
                                .minItems(1)
                                .description("Each field that is wrong; left out if it is not about fields"));
    }

    /** The schema of a JSON Patch between two versions of a fact. */
    static Schema patch() {
        Schema operation = object("op", "path")
                .addProperty(
                        "op",
                        text("The operation")
                                .addEnumeration("add")
                                .addEnumeration("remove")
                                .addEnumeration("replace"))
                .addProperty("path", text("Where: a JSON Pointer (RFC 6901)"))
                .addProperty(
                        "value",
                        OASFactory.createSchema().description("The new value; left out if the value is removed"));
        return list(operation).description("A JSON Patch (RFC 6902)");
    }

    /** The schema of an amount of money, a text, since JSON numbers can lose digits. */
    static Schema amount() {
        return text("In units of the currency").pattern(AMOUNT);
    }

    /** The name of the schema that one refers to; {@code null} if it refers to none. */
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
