package org.interagency.gateway.web;

import java.util.List;
import java.util.Locale;
import org.interagency.contracts.Languages;
import org.interagency.gateway.PageEdge;
import org.interagency.gateway.SignInWay;
import org.interagency.gateway.web.PageAnswer.ShownPage;

/**
 * What is around every page.
 *
 * @param title what the page is about
 * @param language the tag of its language
 * @param sections the parts of the site, which can be reached from everywhere
 * @param pages the pages of the part that the page belongs to; empty if that has one page alone
 * @param languages the same page in each language
 * @param formToken what each form has to send in the field {@code token}; empty if the reader has not signed in
 * @param signIn where the reader can sign in; empty if that has been done, or cannot be
 * @param signOut where the reader signs out of a session at the provider; empty if there is none. Other readers sign out with a form.
 */
public record PageFrame(
        String title,
        String language,
        List<PageLink> sections,
        List<PageLink> pages,
        List<PageLink> languages,
        String formToken,
        String signIn,
        String signOut) {

    /**
     * A link.
     *
     * @param href where it leads
     * @param text what it says
     * @param language the tag of the language of the text
     * @param current {@code page} if it leads to the page that it is on, {@code true} to the part of the site that this page belongs to, otherwise
     *     {@code false}; the value of {@code aria-current}
     */
    public record PageLink(String href, String text, String language, String current) {

        /** A link to another page, or to a file, in the language of the reader. */
        static PageLink of(PageVisit visit, String href, String text) {
            return new PageLink(href, text, visit.language().getLanguage(), PageFrame.current(false));
        }
    }

    /** The frame of a page. */
    static PageFrame of(PageVisit visit, ShownPage shown) {
        String tag = visit.language().getLanguage();
        List<PageLink> languages = Languages.ALL.stream()
                .map(language -> new PageLink(
                        visit.inLanguage(shown.shownAt(), language.getLanguage()),
                        ownName(language),
                        language.getLanguage(),
                        current(language.equals(visit.language()))))
                .toList();
        return new PageFrame(
                shown.title(),
                tag,
                PageSection.links(visit),
                PageSection.linksWithin(visit),
                languages,
                FormToken.of(visit.readerSecret()),
                canSignIn(visit) ? SignInAddress.of(visit, shown.shownAt()) : "",
                visit.hasSession() ? PageEdge.SIGN_OUT : "");
    }

    private static boolean canSignIn(PageVisit visit) {
        return visit.authorization() == null && visit.signInWay() != SignInWay.NONE;
    }

    private static String current(boolean isCurrent) {
        return isCurrent ? "page" : "false";
    }

    /** The name of a language in that language, such as Español. */
    static String ownName(Locale language) {
        String name = Locale.forLanguageTag(language.getLanguage()).getDisplayLanguage(language);
        return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }
}
