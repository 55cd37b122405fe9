package org.interagency.kit.export;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.interagency.contracts.vocabulary.Coded;

/** The forms in which a list is answered. */
public enum ExportFormat implements Coded {
    /** A page. */
    JSON(MediaType.APPLICATION_JSON),
    /** A file with a row for each item (RFC 4180, UTF-8). */
    CSV(ExportFormat.TEXT_CSV),
    /** A workbook (Office Open XML) with a row for each item. */
    XLSX(ExportFormat.WORKBOOK),
    /** A file with a line of JSON for each item. */
    JSONL(ExportFormat.LINES_OF_JSON, ExportFormat.JSON_LINES);

    /** The media type of CSV. */
    public static final String TEXT_CSV = "text/csv";

    /** The media type of a workbook. */
    public static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** The media type of lines of JSON that most clients know. */
    public static final String LINES_OF_JSON = "application/x-ndjson";

    /** Another media type of lines of JSON. */
    public static final String JSON_LINES = "application/jsonl";

    private final List<MediaType> types;

    ExportFormat(String... types) {
        this.types = Arrays.stream(types).map(MediaType::valueOf).toList();
    }

    /** The media type in which a client that accepts some types is answered; empty if it accepts none of this format. */
    Optional<MediaType> accepted(MediaType type) {
        return types.stream().filter(type::isCompatible).findFirst();
    }

    /** The media type of the format. */
    MediaType type() {
        return types.get(0);
    }
}
