package org.interagency.mapping.search;

import java.util.Locale;

/**
 * What somebody looks for.
 *
 * @param words as they were written, at least one character that is no space
 * @param limit how many of each kind are wanted at most
 * @param reader the language whose names come first
 */
record SearchQuery(String words, int limit, Locale reader) {}
