package org.interagency.localstack;

import org.jspecify.annotations.Nullable;

/** Text from elsewhere, as it may be printed on a terminal. */
final class TerminalText {

    private static final int LONGEST_CELL = 160;

    private TerminalText() {}

    /** A text of one line: what anybody can write to Kafka, or into a file, must not control the operator's terminal. */
    static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "-";
        }
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ");
        return line.length() > LONGEST_CELL ? line.substring(0, LONGEST_CELL) + "…" : line;
    }
}
