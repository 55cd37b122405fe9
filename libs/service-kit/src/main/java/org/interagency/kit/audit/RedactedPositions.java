package org.interagency.kit.audit;

import java.util.HexFormat;

/**
 * The positions whose persons one redaction removed, added in ascending order. The key that they give stands in each of their rows and in the entry of
 * the redaction, which is chained; so neither can a redaction be extended nor one be claimed that did not take place. Part of what is stored, so never to
 * be changed.
 */
final class RedactedPositions {

    /** The kind of the fact that the entry of a redaction has stored: its key is {@link #key}, its version {@link #count}. */
    static final String KIND = "redaction";

    private static final String NO_POSITION = "none";

    private long first;
    private long last;
    private long count;
    private byte[] digest = new byte[0];

    void add(long position) {
        first = count == 0 ? position : first;
        last = position;
        count++;
        digest = new AuditDigest().bytes(digest).number(position).value();
    }

    /** The first position; 0 if there is none. */
    long first() {
        return first;
    }

    long count() {
        return count;
    }

    /** The first and the last position and a digest of all, with hyphens between them; {@code none} if there is none. */
    String key() {
        return count == 0
                ? NO_POSITION
                : first + "-" + last + "-" + HexFormat.of().formatHex(digest);
    }

    /** Whether an entry records the redaction of exactly these positions. */
    boolean areRecordedBy(StoredFact redaction) {
        return redaction.key().equals(key()) && redaction.version() == count;
    }
}
