package org.interagency.gateway.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.interagency.gateway.web.PageFrame.PageLink;

/** A part of the site: pages that the same reader needs for the same work. */
enum PageSection {
    HOME("/"),
    WHO("/who"),
    REGISTER("/agencies", "/programmes", "/territories", "/rights"),
    COORDINATION("/findings", "/matrix", "/agreements", "/reorganisations"),
    INDICATORS("/indices", "/reports/countries"),
    DESK("/desk"),
    SEARCH("/search");

    private final List<String> paths;

    PageSection(String... paths) {
        this.paths = List.of(paths);
    }

    /** A link to the first page of each section that the reader has. */
    static List<PageLink> links(PageVisit visit) {
        return Stream.of(values())
                .filter(section -> section != DESK || visit.isRegistrar())
                .map(section -> section.link(visit))
                .toList();
    }

    /** A link to each page of the section that the visited page belongs to; none if that section has one page alone. */
    static List<PageLink> linksWithin(PageVisit visit) {
        return Stream.of(values())
                .filter(section -> section.paths.size() > 1 && section.isVisited(visit))
                .flatMap(section -> section.paths.stream())
                .map(path -> link(visit, path, path, isWithin(visit.path(), path)))
                .toList();
    }

    private PageLink link(PageVisit visit) {
        String first = paths.get(0);
        return link(visit, first, paths.size() > 1 ? name().toLowerCase(Locale.ROOT) : first, isVisited(visit));
    }

    private boolean isVisited(PageVisit visit) {
        return paths.stream().anyMatch(path -> isWithin(visit.path(), path));
    }

    private static PageLink link(PageVisit visit, String path, String key, boolean isVisited) {
        // The list without filters begins with what was resolved, also long ago.
        String href = path.equals("/findings") ? FindingFilters.unsettled().text() : path;
        String current = visit.path().equals(path) ? "page" : Boolean.toString(isVisited);
        return new PageLink(
                href, visit.texts().of("navigation." + key), visit.language().getLanguage(), current);
    }

    private static boolean isWithin(String visited, String path) {
        return visited.equals(path) || path.length() > 1 && visited.startsWith(path + "/");
    }
}
