package org.interagency.gateway.web;

import java.util.List;
import java.util.stream.Stream;
import org.interagency.gateway.web.PageFrame.PageLink;

/** Links to a list of the API as a file. */
final class FileLinks {

    private FileLinks() {}

    /** The list in each format. */
    static List<PageLink> of(PageVisit visit, ApiAddress list) {
        return Stream.of("csv", "xlsx", "jsonl")
                .map(format -> PageLink.of(
                        visit,
                        ApiAddress.API + list.with("format", format).text(),
                        visit.texts().of("export." + format)))
                .toList();
    }
}
