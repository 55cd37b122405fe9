package org.interagency.kit.export;

import java.io.IOException;

/**
 * A file that is written item by item. A file that is not ended cannot be taken for a whole one, so it is ended only once all items are written.
 *
 * @param <T> an item
 */
interface ExportFile<T> {

    /** Writes an item. */
    void write(T item) throws IOException;

    /** Passes on what was written, so that it takes no memory. */
    void flush() throws IOException;

    /** Writes the end of the file. */
    void end() throws IOException;
}
