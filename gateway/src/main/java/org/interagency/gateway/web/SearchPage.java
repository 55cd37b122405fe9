package org.interagency.gateway.web;

import java.util.List;

/**
 * What the page of the search shows.
 *
 * @param words what the reader looks for; empty before anything is looked for
 * @param summary how much was found, or that there is nothing; empty before anything is looked for
 * @param kinds the facts that were found, by kind; kinds of which nothing was found are left out
 * @param findings the findings that were found
 * @param more the address of the same search with more of each kind; empty if there is no more to show
 * @param errors what is wrong with what the reader has written
 */
public record SearchPage(
        String words,
        String summary,
        List<SearchKind> kinds,
        List<FindingLine> findings,
        String more,
        List<FieldError> errors) {

    /**
     * The facts of a kind.
     *
     * @param id of the heading
     * @param heading the name of the kind
     * @param lines the facts, the best match first
     */
    public record SearchKind(String id, String heading, List<SearchLine> lines) {}

    /**
     * A fact.
     *
     * @param href the address of its page
     * @param name its name in the reader's language
     * @param language the tag of the language of the name
     * @param code its code
     * @param belongsTo what it belongs to, such as the owner of a programme; empty if that is nothing
     * @param ended when it ended or will end; empty if it has no end
     */
    public record SearchLine(String href, String name, String language, String code, String belongsTo, String ended) {}
}
