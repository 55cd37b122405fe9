package org.interagency.gateway.web;

/** What a request for a page is answered with. */
sealed interface PageAnswer {

    /**
     * A page, or the part of one that takes the place of another part of it.
     *
     * @param status the status of HTTP
     * @param template the name of the template
     * @param title what the page is about, in the reader's language
     * @param page what the template shows
     */
    record ShownPage(int status, String template, String title, Object page) implements PageAnswer {}

    /**
     * Another page, to be read instead.
     *
     * @param location its path and query
     */
    record MovedPage(String location) implements PageAnswer {}

    /** A page that was found. */
    static PageAnswer shown(String template, String title, Object page) {
        return new ShownPage(200, template, title, page);
    }
}
