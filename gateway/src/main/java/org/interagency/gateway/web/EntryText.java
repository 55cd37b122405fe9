package org.interagency.gateway.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.Languages;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of an entry as texts of a form, and writes them back, in the notation that files of the registry have too. What cannot be read is passed
 * on as it was written, so that the API says what is wrong with it.
 */
final class EntryText {

    private static final Pattern WITH_ADDRESS = Pattern.compile("(.*\\S)\\s*<(https?://[^<>\\s]+)>");
    private static final Pattern IN_LANGUAGE = Pattern.compile("([^:\\s]+)\\s*:\\s*(.*)");
    private static final Pattern BUDGET = Pattern.compile("(\\S+)\\s+(\\S+)\\s+(\\S+)");
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,9}");
    private static final Set<String> WITH_FIELD =
            Languages.ALL.stream().map(Locale::getLanguage).collect(Collectors.toUnmodifiableSet());

    private EntryText() {}

    /** The texts of a field; empty if the entry has nothing in it. */
    static List<String> read(JsonObject entry, EntryField field) {
        Object value = valueAt(entry, field.path());
        if (value instanceof JsonArray list) {
            Stream<String> parts = list.stream().map(part -> part(field.kind(), part));
            return field.kind() == EntryKind.CHOICES ? parts.toList() : lines(parts);
        }
        if (value instanceof JsonObject names) {
            return lines(new TreeMap<>(names.getMap())
                    .entrySet().stream()
                            .filter(name -> !WITH_FIELD.contains(name.getKey()))
                            .map(name -> name.getKey() + ": " + name.getValue()));
        }
        return value == null ? List.of() : List.of(value.toString());
    }

    private static @Nullable Object valueAt(JsonObject entry, List<String> path) {
        JsonObject parent = entry;
        for (String step : path.subList(0, path.size() - 1)) {
            parent = JsonFields.object(parent, step);
        }
        return parent.getValue(path.get(path.size() - 1));
    }

    private static List<String> lines(Stream<String> parts) {
        String text = parts.collect(Collectors.joining("\n"));
        return text.isEmpty() ? List.of() : List.of(text);
    }

    private static String part(EntryKind kind, Object part) {
        if (!(part instanceof JsonObject object)) {
            return String.valueOf(part);
        }
        if (kind == EntryKind.BUDGETS) {
            return Stream.of("fiscalYear", "amount", "currency")
                    .map(name -> String.valueOf(object.getValue(name)))
                    .collect(Collectors.joining(" "));
        }
        String address = JsonFields.text(object, "url");
        return JsonFields.text(object, "citation") + (address.isEmpty() ? "" : " <" + address + ">");
    }

    /**
     * Writes a field of an entry; nothing if it was left empty.
     *
     * @param written the texts of the form
     */
    static void write(JsonObject entry, EntryField field, List<String> written) {
        List<String> parts = written.stream()
                .flatMap(text -> field.kind().control().equals("lines") ? text.lines() : Stream.of(text))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        if (parts.isEmpty()) {
            return;
        }
        JsonObject parent = entry;
        for (String step : field.path().subList(0, field.path().size() - 1)) {
            parent = child(parent, step);
        }
        String name = field.path().get(field.path().size() - 1);
        switch (field.kind()) {
            case TEXT, DAY, CHOICE -> parent.put(name, parts.get(0));
            case NUMBER -> parent.put(name, number(parts.get(0)));
            case CHOICES, CODES -> parent.put(name, new JsonArray(parts));
            case NAMES -> child(parent, name).mergeIn(names(parts));
            case LAWS ->
                parent.put(
                        name, new JsonArray(parts.stream().map(EntryText::law).toList()));
            case BUDGETS ->
                parent.put(
                        name,
                        new JsonArray(parts.stream().map(EntryText::budget).toList()));
        }
    }

    private static JsonObject child(JsonObject parent, String name) {
        if (!parent.containsKey(name)) {
            parent.put(name, new JsonObject());
        }
        return parent.getJsonObject(name);
    }

    private static Object number(String text) {
        return INTEGER.matcher(text).matches() ? Integer.valueOf(text) : text;
    }

    /** A name without a language has itself for a language, which the API refuses. */
    private static JsonObject names(List<String> lines) {
        JsonObject names = new JsonObject();
        for (String line : lines) {
            Matcher name = IN_LANGUAGE.matcher(line);
            if (name.matches()) {
                names.put(name.group(1), name.group(2));
            } else {
                names.put(line, line);
            }
        }
        return names;
    }

    private static JsonObject law(String line) {
        Matcher law = WITH_ADDRESS.matcher(line);
        return law.matches()
                ? new JsonObject(Map.of("citation", law.group(1), "url", law.group(2)))
                : new JsonObject(Map.of("citation", line));
    }

    private static Object budget(String line) {
        Matcher budget = BUDGET.matcher(line);
        return budget.matches()
                ? new JsonObject()
                        .put("fiscalYear", number(budget.group(1)))
                        .put("amount", budget.group(2))
                        .put("currency", budget.group(3))
                : line;
    }
}
