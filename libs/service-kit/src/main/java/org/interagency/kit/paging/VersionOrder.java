package org.interagency.kit.paging;

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
}
