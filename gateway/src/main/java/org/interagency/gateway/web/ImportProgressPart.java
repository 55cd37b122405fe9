package org.interagency.gateway.web;

/**
 * What the page for the import of a file shows while the file is imported.
 *
 * @param sentence how far the import has come; empty if that is not known yet
 * @param rows how many rows the file has; 0 if that is not known yet
 * @param done how many of them are done
 * @param next where the page asks again in a moment; empty if it does not
 */
public record ImportProgressPart(String sentence, int rows, int done, String next) {

    /** Where nothing is known yet. */
    static final ImportProgressPart NONE = new ImportProgressPart("", 0, 0, "");
}
