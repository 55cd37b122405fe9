package org.interagency.gateway.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.interagency.contracts.Languages;

/**
 * What is around every page.
 *
 * @param title what the page is about
 * @param language the tag of its language
 * @param navigation the pages that can be reached from everywhere
 * @param languages the same page in each language
 * @param formToken what each form has to send in the field {@code token}; empty if the reader has not signed in
 */
public record PageFrame(
        String title, String language, List<PageLink> navigation, List<PageLink> languages, String formToken) {

    /**
     * A link.
     *
     * @param href where it leads
     * @param text what it says
     * @param language the tag of the language of the text
     * @param current {@code page} if it leads to the page that it is on, otherwise {@code false}; the value of {@code aria-current}
     */
    public record PageLink(String href, String text, String language, String current) {

        /** A link to another page, or to a file, in the language of the reader. */
        static PageLink of(PageVisit visit, String href, String text) {
            return new PageLink(href, text, visit.language().getLanguage(), PageFrame.current(false));
        }
    }

    /** The frame of a page. */
    static PageFrame of(PageVisit visit, String title) {
        String tag = visit.language().getLanguage();
        String path = visit.path();
        List<PageLink> navigation = Stream.of("/", "/who", "/findings")
                .map(target -> new PageLink(
                        // The list without filters begins with what was resolved, also long ago.
                        target.equals("/findings") ? FindingFilters.unsettled().text() : target,
                        visit.texts().of("navigation." + target),
                        tag,
                        current(isWithin(path, target))))
                .toList();
        List<PageLink> languages = Languages.ALL.stream()
                .map(language -> new PageLink(
                        visit.inLanguage(language.getLanguage()),
                        ownName(language),
                        language.getLanguage(),
                        current(language.equals(visit.language()))))
                .toList();
        return new PageFrame(title, tag, navigation, languages, FormToken.of(visit.authorization()));
    }

    private static String current(boolean isCurrent) {
        return isCurrent ? "page" : "false";
    }

    private static boolean isWithin(String path, String target) {
        return path.equals(target) || target.length() > 1 && path.startsWith(target + "/");
    }

    /** The name of a language in that language, such as Español. */
    private static String ownName(Locale language) {
        String name = Locale.forLanguageTag(language.getLanguage()).getDisplayLanguage(language);
        return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }
}
