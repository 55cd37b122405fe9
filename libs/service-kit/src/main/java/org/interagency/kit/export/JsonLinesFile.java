package org.interagency.kit.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.OutputStream;

/** A file with a line of JSON for each item, the same JSON as in a page. */
final class JsonLinesFile<T> implements ExportFile<T> {

    private final ObjectWriter json;
    private final OutputStream out;

    JsonLinesFile(ObjectWriter json, OutputStream out) {
        this.json = json;
        this.out = out;
    }

    @Override
    public void write(T item) throws IOException {
        out.write(bytes(item));
        out.write('\n');
    }

    private byte[] bytes(T item) {
        try {
            return json.writeValueAsBytes(item);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an item cannot be written as JSON", e);
        }
    }

    @Override
    public void flush() {
        // Nothing is kept here.
    }

    @Override
    public void end() {
        // The last line is the end.
    }
}
