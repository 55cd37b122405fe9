package org.interagency.kit.csv;

import java.util.regex.Pattern;

/**
 * Texts in CSV cells that no spreadsheet takes for a formula (OWASP, CSV injection). A text that begins with a character that starts a formula gets an
 * apostrophe before it; an import takes the apostrophe off again, so that an exported file says the same when it is imported.
 */
public final class SpreadsheetText {

    /** What starts a formula, also after apostrophes, so that each text has one form and each form is of one text. The last four are full-width. */
    private static final Pattern STARTS_A_FORMULA =
            Pattern.compile("'*[=+\\-@\\t\\r\\n\\uFF1D\\uFF0B\\uFF0D\\uFF20]", Pattern.DOTALL);

    private SpreadsheetText() {}

    /** The text as it is written in a cell. */
    public static String guarded(String text) {
        return startsAFormula(text) ? "'" + text : text;
    }

    /** The text of a cell: the reverse of {@link #guarded}, and for texts without an apostrophe the same text. */
    public static String unguarded(String cell) {
        return cell.startsWith("'") && startsAFormula(cell) ? cell.substring(1) : cell;
    }

    private static boolean startsAFormula(String text) {
        return STARTS_A_FORMULA.matcher(text).lookingAt();
    }
}
