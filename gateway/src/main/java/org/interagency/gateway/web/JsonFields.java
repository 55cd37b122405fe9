package org.interagency.gateway.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.interagency.contracts.Languages;

/** Reads fields of answers of the API. What is absent or {@code null} is empty. */
final class JsonFields {

    /** The order of a history of which only the newest versions are shown. */
    static final String NEWEST_FIRST = "-version";

    private JsonFields() {}

    /** A text; empty if there is none. */
    static String text(JsonObject object, String field) {
        String text = object.getString(field);
        return text == null ? "" : text;
    }

    /** The object in a field; an empty one if there is none. */
    static JsonObject object(JsonObject object, String field) {
        JsonObject part = object.getJsonObject(field);
        return part == null ? new JsonObject() : part;
    }

    /** The objects of an array. */
    static List<JsonObject> objects(JsonObject object, String field) {
        JsonArray array = array(object, field);
        return IntStream.range(0, array.size()).mapToObj(array::getJsonObject).toList();
    }

    /** The versions of a history that was asked for by {@link #NEWEST_FIRST}, as pages show them. */
    static List<JsonObject> oldestFirst(JsonObject history) {
        List<JsonObject> versions = new ArrayList<>(objects(history, "items"));
        Collections.reverse(versions);
        return versions;
    }

    /** The texts of an array. */
    static List<String> texts(JsonObject object, String field) {
        JsonArray array = array(object, field);
        return IntStream.range(0, array.size()).mapToObj(array::getString).toList();
    }

    /** A name or an explanation, which has a text by language, in the reader's language; empty if there is none. */
    static String localised(JsonObject object, String field, Locale language) {
        Map<String, String> texts = object(object, field).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, text -> String.valueOf(text.getValue())));
        return texts.isEmpty() ? "" : Languages.pick(texts, language);
    }

    /** The name of a fact in the reader's language; its code if it has none. */
    static String nameOrCode(JsonObject fact, Locale language) {
        String name = localised(fact, "name", language);
        return name.isEmpty() ? text(fact, "code") : name;
    }

    /** A day. */
    static Optional<LocalDate> day(JsonObject object, String field) {
        return Optional.ofNullable(object.getString(field)).map(LocalDate::parse);
    }

    /** A time. */
    static Optional<Instant> time(JsonObject object, String field) {
        return Optional.ofNullable(object.getString(field)).map(Instant::parse);
    }

    private static JsonArray array(JsonObject object, String field) {
        JsonArray array = object.getJsonArray(field);
        return array == null ? new JsonArray() : array;
    }
}
