package org.interagency.kit.paging;

import java.util.Locale;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is wanted, and in which order.
 *
 * @param limit how many items at most, from 1 to 1000; a page of large items has fewer
 * @param cursor the {@code next} of the page before; {@code null} for the first page
 * @param sort the name of a {@link Sortable}, with a hyphen before it for descending order; {@code null} to sort by the key
 * @param reader the language in which names are sorted
 */
public record PageRequest(int limit, @Nullable String cursor, @Nullable String sort, Locale reader) {

    /** The largest {@code limit}. */
    public static final int MOST = 1000;

    private static final String NEWEST_VERSION_FIRST = "-version";

    /**
     * Refuses an order for a list that has only one.
     *
     * @param why what to say to the client
     * @throws RefusedException 400 if an order is asked for
     */
    public void refuseOrder(String why) {
        if (sort != null) {
            throw RefusedException.unreadable(new Violation("?sort", why));
        }
    }

    /** The refusal of a cursor that is not one of the list. */
    public static RefusedException wrongCursor() {
        return RefusedException.unreadable(
                new Violation("?cursor", "This is not a cursor of this list; take the \"next\" of the page before."));
    }

    /**
     * The version after which the page begins, in a list that begins with the oldest version; 0 for the first page.
     *
     * @throws RefusedException 400 if the cursor is no version
     */
    public long afterVersion() {
        return cursor == null ? 0 : version(cursor);
    }

    private static long version(String cursor) {
        if (!cursor.matches("[0-9]{1,18}")) {
            throw wrongCursor();
        }
        return Long.parseLong(cursor);
    }

    /**
     * Where a page of versions begins and how it goes on: with the oldest one first, or with the newest one if the order {@code -version} is asked for.
     *
     * @throws RefusedException 400 if another order is asked for, or the cursor is no version
     */
    public VersionOrder versionOrder() {
        if (sort == null) {
            return new VersionOrder(false, afterVersion());
        }
        if (!sort.equals(NEWEST_VERSION_FIRST)) {
            throw RefusedException.unreadable(new Violation(
                    "?sort",
                    "This list is in the order of versions. Leave sort out, or take " + NEWEST_VERSION_FIRST
                            + " for the newest one first."));
        }
        return new VersionOrder(true, cursor == null ? Long.MAX_VALUE : version(cursor));
    }

    /** The request for the page after one of this list. */
    public PageRequest after(String next) {
        return new PageRequest(limit, next, sort, reader);
    }

    /** The same request for another number of items. */
    public PageRequest ofAtMost(int items) {
        return new PageRequest(items, cursor, sort, reader);
    }
}
