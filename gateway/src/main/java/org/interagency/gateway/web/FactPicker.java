package org.interagency.gateway.web;

import java.util.List;
import org.interagency.gateway.web.ChoiceField.ChoiceOption;

/**
 * A field of a form in which facts are searched by name or code, and chosen from what was found. It works without a script: the search sends the form to its
 * own page, which shows it again.
 *
 * @param name of the parameter with the codes that are chosen
 * @param wordsName of the parameter with the words that are searched
 * @param label what is chosen
 * @param words what was searched
 * @param options what is chosen already, and what was found
 * @param notice that nothing was found, or why; empty if something was, or if nothing was searched
 */
public record FactPicker(
        String name, String wordsName, String label, String words, List<ChoiceOption> options, String notice) {

    private static final String WORDS = "Words";
    private static final String SEARCHED = "Searched";

    /** The name of the parameter with the words that are searched. */
    static String wordsName(String name) {
        return name + WORDS;
    }

    /** The name of the parameter with the words of which the page shows what was found. */
    public String searchedName() {
        return name + SEARCHED;
    }

    /** Whether the reader has written words and sent the form with the key Enter, which presses its first button, and not that of the search. */
    static boolean isToSearch(PageVisit visit, String name) {
        String words = visit.parameter(wordsName(name));
        return !words.isEmpty() && visit.has(name + SEARCHED) && !words.equals(visit.parameter(name + SEARCHED));
    }
}
