package org.interagency.kit.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param items in the order that is asked for
 * @param next the cursor of the next page; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next) {

    private static final int MOST_CHARACTERS = 4 << 20;

    /**
     * The page of items of which one more was read than it has at most, to know whether another page follows.
     *
     * @param found at most one more than {@code limit}
     * @param cursor makes the cursor of an item
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
        return found.size() > limit
                ? new Page<>(List.copyOf(found.subList(0, limit)), cursor.apply(found.get(limit - 1)))
                : new Page<>(found, null);
    }

    /**
     * The items of a page: at most {@code limit}, and fewer if they are large, so that neither the service nor its client holds much more in memory than
     * {@value #MOST_CHARACTERS} characters and one item.
     *
     * @param next the list from the first item of the page on; only the items of the page are taken from it
     * @param characters about how long an item is
     */
    public static <T> List<T> items(Iterator<T> next, int limit, ToIntFunction<T> characters) {
        List<T> items = new ArrayList<>();
        long all = 0;
        while (next.hasNext() && items.size() < limit && all < MOST_CHARACTERS) {
            T item = next.next();
            items.add(item);
            all += characters.applyAsInt(item);
        }
        return items;
    }

    /** The same page, with each item replaced. */
    public <U> Page<U> map(Function<T, U> change) {
        return new Page<>(items.stream().map(change).toList(), next);
    }
}
