package org.interagency.gateway.web;

import java.util.regex.Pattern;
import org.interagency.gateway.PageEdge;

/** Where a reader signs in, and to which page that leads back. */
final class SignInAddress {

    /** The parameter with the page. */
    static final String RETURN_TO = "returnTo";

    /** In which languages the provider may speak (OpenID Connect Core, 3.1.2.1); {@code application.properties} passes it on. */
    private static final String LANGUAGES = "ui_locales";

    /** The page is in a cookie while the reader is at the provider, encrypted. Browsers drop cookies of more than 4096 bytes. */
    private static final int LONGEST = 500;

    /** A path of this site with its query: two slashes, or a backslash, which browsers take for a slash, would begin the name of another one. */
    private static final Pattern OWN = Pattern.compile("/(?!/)[!-\\[\\]-~]*");

    private static final String FIRST_PAGE = "/";

    private SignInAddress() {}

    /**
     * Where the reader of a page signs in to come back to it. What was sent is not sent again, so that leads to the page with the form or, if that is not
     * known, to the first page.
     *
     * @param shownAt where the page can be read; empty if that is the address that was asked for
     */
    static String of(PageVisit visit, String shownAt) {
        return ApiAddress.of(PageEdge.SIGN_IN.substring(1))
                .with(LANGUAGES, visit.language().getLanguage())
                .with(RETURN_TO, page(shownAt.isEmpty() ? asked(visit) : shownAt))
                .text();
    }

    private static String asked(PageVisit visit) {
        if (!visit.isRead()) {
            return FIRST_PAGE;
        }
        return visit.path().startsWith(PageEdge.SIGN_IN) ? visit.parameter(RETURN_TO) : visit.address();
    }

    /** The page to which a parameter leads: the first one if it names none of this site. */
    static String page(String returnTo) {
        return returnTo.length() <= LONGEST && OWN.matcher(returnTo).matches() ? returnTo : FIRST_PAGE;
    }
}
