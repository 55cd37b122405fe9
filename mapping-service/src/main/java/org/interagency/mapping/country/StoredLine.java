package org.interagency.mapping.country;

/**
 * What a country has said in a line, as it is stored.
 *
 * @param latest the latest version of the line, which may be about another year
 * @param isNew whether nothing was said in the line before
 */
record StoredLine(FilledLine line, long latest, boolean isNew) {

    /** Differs whenever the line has changed, and for each year. */
    String tag() {
        return latest + "@" + line.year();
    }
}
