package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What has happened to a fact.
 *
 * @param lines its versions, the newest first
 * @param whole the address of all versions, the newest first; empty if all are shown
 */
public record FactHistory(List<FactVersionLine> lines, String whole) {

    private static final int MOST = 20;

    /**
     * A version of a fact.
     *
     * @param number its number
     * @param day when it was written
     * @param what the kind of change
     * @param text what is different, and from when on
     * @param by who wrote it; empty if the reader may not know
     * @param entered that the central registry office wrote it; empty if it did not
     * @param cause the reorganisation that it carries out; without an address and a name if it carries out none
     */
    public record FactVersionLine(
            long number, String day, String what, String text, String by, String entered, FactLink cause) {}

    /** The newest versions of a fact; none if they are not known. */
    static Future<FactHistory> read(PageParts parts, String collection, String code, PageTexts texts) {
        ApiAddress history = ApiAddress.of(collection, code, "history");
        return parts.get(newest(history)).map(answer -> of(history, answer, texts));
    }

    /** The address of the versions that are shown of a history. */
    static ApiAddress newest(ApiAddress history) {
        return inOrder(history).with("limit", Integer.toString(MOST));
    }

    private static ApiAddress inOrder(ApiAddress history) {
        return history.with("sort", JsonFields.NEWEST_FIRST);
    }

    /**
     * The newest versions of a fact.
     *
     * @param address of its history
     * @param history what the API answers at the address of the {@link #newest} ones
     */
    static FactHistory of(ApiAddress address, JsonObject history, PageTexts texts) {
        List<JsonObject> versions = JsonFields.objects(history, "items");
        boolean isCut = !JsonFields.text(history, "next").isEmpty();
        return new FactHistory(
                IntStream.range(0, versions.size())
                        .mapToObj(i -> line(versions.get(i), !isCut && i == versions.size() - 1, texts))
                        .toList(),
                isCut ? ApiAddress.API + inOrder(address).text() : "");
    }

    private static FactVersionLine line(JsonObject version, boolean isFirst, PageTexts texts) {
        String changed = isFirst ? "" : changed(version, texts);
        String since = JsonFields.day(version, "since")
                .map(day -> texts.of("holdsFrom", texts.formats().day(day)))
                .orElse("");
        return new FactVersionLine(
                version.getLong("version", 0L),
                JsonFields.time(version, "at").map(texts.formats()::dayOf).orElse(""),
                texts.of(isFirst ? "registered" : "change.changed"),
                Stream.of(changed, since).filter(text -> !text.isEmpty()).collect(Collectors.joining(" ")),
                JsonFields.text(version, "by"),
                version.getBoolean("enteredCentrally", false) ? texts.of("enteredCentrally") : "",
                cause(JsonFields.text(version, "cause"), texts));
    }

    /** The names of the fields that are different. The patch names them by JSON Pointer. */
    private static String changed(JsonObject version, PageTexts texts) {
        String fields = JsonFields.objects(version, "changes").stream()
                .map(change -> JsonFields.text(change, "path").split("/", 3))
                .filter(path -> path.length > 1)
                .map(path -> texts.name("fact", path[1]))
                .distinct()
                .collect(Collectors.joining(", "));
        return fields.isEmpty() ? "" : texts.of("changedFields", fields);
    }

    private static FactLink cause(String path, PageTexts texts) {
        String code = path.substring(path.lastIndexOf('/') + 1);
        return path.isEmpty()
                ? FactLink.plain("")
                : new FactLink(ApiAddress.of("reorganisations", code).text(), texts.of("byReorganisation", code));
    }
}
