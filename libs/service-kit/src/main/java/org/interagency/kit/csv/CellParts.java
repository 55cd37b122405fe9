package org.interagency.kit.csv;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The parts of a cell that has several, separated by {@code |}. In a part, {@code \|} stands for a bar and {@code \\} for a backslash. */
final class CellParts {

    private static final char BAR = '|';
    private static final char ESCAPE = '\\';

    private CellParts() {}

    /** The parts, without the space around them; blank ones are left out. */
    static List<String> of(String cell) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char next = cell.charAt(i);
            if (next == ESCAPE && i + 1 < cell.length() && isSpecial(cell.charAt(i + 1))) {
                i++;
                part.append(cell.charAt(i));
            } else if (next == BAR) {
                add(parts, part);
            } else {
                part.append(next);
            }
        }
        add(parts, part);
        return parts;
    }

    private static void add(List<String> parts, StringBuilder part) {
        String text = part.toString().strip();
        if (!text.isEmpty()) {
            parts.add(text);
        }
        part.setLength(0);
    }

    private static boolean isSpecial(char one) {
        return one == BAR || one == ESCAPE;
    }

    /** The cell that has these parts. */
    static String joined(Collection<String> parts) {
        return parts.stream()
                .map(part -> part.replace("\\", "\\\\").replace("|", "\\|"))
                .collect(Collectors.joining("|"));
    }
}
