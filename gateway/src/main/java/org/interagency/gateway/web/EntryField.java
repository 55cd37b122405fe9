package org.interagency.gateway.web;

import java.util.List;

/**
 * A field of an entry of the register, for the form in which the entry is written.
 *
 * @param path where the API has it, step by step
 * @param isRequired whether the API needs it
 * @param choices the path of the collection that has the codes among which the reader chooses; empty for other kinds
 */
record EntryField(List<String> path, EntryKind kind, boolean isRequired, String choices) {

    /** A field that can be left empty. */
    static EntryField of(String path, EntryKind kind) {
        return new EntryField(List.of(path.split("/")), kind, false, "");
    }

    /** A field in which one or some codes of a collection are chosen. */
    static EntryField of(String path, EntryKind kind, String choices) {
        return new EntryField(List.of(path.split("/")), kind, false, choices);
    }

    /** The same field, which cannot be left empty. */
    EntryField required() {
        return new EntryField(path, kind, true, choices);
    }

    /** The name of the field in the form, and of its texts. */
    String id() {
        return String.join("-", path);
    }

    /**
     * Whether an error is about this field or a part of it.
     *
     * @param place its JSON Pointer, without the first slash
     */
    boolean isPlaceOf(String place) {
        String own = String.join("/", path);
        return place.equals(own) || place.startsWith(own + "/");
    }
}
