package org.interagency.kit.csv;

import org.interagency.kit.fact.WriteTerms;

/**
 * How a file is imported.
 *
 * @param atomic whether all rows are stored, or none if one of them is bad
 * @param dryRun whether nothing is stored
 * @param terms the terms on which each row is written
 * @param language the BCP 47 tag of the language of names; {@code und} if it is not known
 */
public record ImportOptions(boolean atomic, boolean dryRun, WriteTerms terms, String language) {

    boolean inOneTransaction() {
        return atomic || dryRun;
    }
}
