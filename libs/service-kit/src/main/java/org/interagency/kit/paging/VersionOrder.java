package org.interagency.kit.paging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Where a page of versions begins, and how it goes on.
 *
 * @param isNewestFirst whether it goes on with older versions instead of newer ones
 * @param from the version beside which the page begins; it is not on the page
 */
public record VersionOrder(boolean isNewestFirst, long from) {

    /**
     * The end of a query (HQL) for the versions of the page, in their order. It has {@link #from} as its parameter {@code :from}.
     *
     * @param version the path of the version
     */
    public String condition(String version) {
        return (isNewestFirst ? "%1$s < :from order by %1$s desc" : "%1$s > :from order by %1$s").formatted(version);
    }

    /**
     * Something for each item of the page, in the order of the page. What a version changes depends on the versions before it, whichever of them is answered
     * first.
     *
     * @param items in the order of the page
     * @param compute takes the items, the oldest first, and returns something for each of them in the same order
     */
    public <T, V> List<V> fromTheOldestOn(List<T> items, Function<List<T>, List<V>> compute) {
        return isNewestFirst ? reversed(compute.apply(reversed(items))) : compute.apply(items);
    }

    private static <T> List<T> reversed(List<T> items) {
        List<T> reversed = new ArrayList<>(items);
        Collections.reverse(reversed);
        return reversed;
    }
}
