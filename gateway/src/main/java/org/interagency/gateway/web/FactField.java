package org.interagency.gateway.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * A field of facts that a list shows, or a parameter by which it is filtered.
 *
 * @param name of the field or the parameter; {@code fact.NAME} is its text
 * @param entries the path of the list of all that its value can be, if these are few; otherwise empty
 * @param collection the path of the facts whose codes its values are, if these have pages; otherwise empty
 */
record FactField(String name, List<String> entries, String collection) {

    /** A field whose values are few, with names and without pages. */
    static FactField ofEntries(String name, String... path) {
        return new FactField(name, List.of(path), "");
    }

    /** A field whose values are codes of facts with pages. */
    static FactField ofFacts(String name, String collection) {
        return new FactField(name, List.of(), collection);
    }

    /** A field whose values are texts. */
    static FactField ofTexts(String name) {
        return new FactField(name, List.of(), "");
    }

    /** The values of the field in a fact. */
    List<String> valuesIn(JsonObject fact) {
        if (fact.getValue(name) instanceof JsonArray) {
            return JsonFields.texts(fact, name);
        }
        String value = JsonFields.text(fact, name);
        return value.isEmpty() ? List.of() : List.of(value);
    }
}
