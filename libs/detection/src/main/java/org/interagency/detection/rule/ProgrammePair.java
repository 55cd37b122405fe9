package org.interagency.detection.rule;

import java.util.Comparator;
import java.util.List;

/**
 * Two programmes. Pairs are ordered by the first code, then by the second.
 *
 * @param first the lower of the two codes
 * @param second the other code
 */
public record ProgrammePair(String first, String second) implements Comparable<ProgrammePair> {

    private static final Comparator<ProgrammePair> ORDER =
            Comparator.comparing(ProgrammePair::first).thenComparing(ProgrammePair::second);

    /** Both codes, the lower one first. */
    public List<String> codes() {
        return List.of(first, second);
    }

    @Override
    public int compareTo(ProgrammePair other) {
        return ORDER.compare(this, other);
    }
}
