package org.interagency.mapping.search;

import java.util.List;
import org.interagency.contracts.FindingFact;

/**
 * What was found, by kind, the best match first.
 *
 * @param similar whether nothing fits well, so that the facts only resemble what was looked for
 * @param findings the finding of this id; else findings about the facts that fit best, which hold today or later and with which something is left to do,
 *     the most severe first
 */
record SearchAnswer(
        boolean similar,
        List<SearchHit> agencies,
        List<SearchHit> programmes,
        List<SearchHit> territories,
        List<SearchHit> rights,
        List<FindingFact> findings) {}
