package org.interagency.gateway.web;

import io.vertx.core.buffer.Buffer;

/** What a request for a page is answered with. */
sealed interface PageAnswer {

    /**
     * A page, or the part of one that takes the place of another part of it.
     *
     * @param status the status of HTTP
     * @param template the name of the template
     * @param title what the page is about, in the reader's language
     * @param page what the template shows
     * @param shownAt the path and the query at which the page, or the one whose form was sent, can be read; empty if that is the address that was asked for
     */
    record ShownPage(int status, String template, String title, Object page, String shownAt) implements PageAnswer {

        /** A page at the address that was asked for. */
        ShownPage(int status, String template, String title, Object page) {
            this(status, template, title, page, "");
        }
    }

    /**
     * Another page, to be read instead.
     *
     * @param location its path and query
     */
    record MovedPage(String location) implements PageAnswer {}

    /**
     * A file that the browser stores.
     *
     * @param name of the file
     * @param csv what is in it
     */
    record SentFile(String name, Buffer csv) implements PageAnswer {}

    /** The same answer; if it is a page of which nobody has said where it can be read, it is there. */
    default PageAnswer shownAt(String address) {
        return this instanceof ShownPage shown && shown.shownAt().isEmpty()
                ? new ShownPage(shown.status(), shown.template(), shown.title(), shown.page(), address)
                : this;
    }

    /** A page that was found. */
    static PageAnswer shown(String template, String title, Object page) {
        return new ShownPage(200, template, title, page);
    }
}
