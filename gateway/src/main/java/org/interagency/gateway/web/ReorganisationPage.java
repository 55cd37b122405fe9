package org.interagency.gateway.web;

import java.util.List;
import org.interagency.gateway.web.FindingPage.LawLink;

/**
 * What the page of a reorganisation shows.
 *
 * @param isNew whether the reader has just carried it out
 * @param type what happened
 * @param day the first day on which it is in effect
 * @param summary what it is, in plain sentences
 * @param from the agencies that were reorganised
 * @param to those that took over
 * @param findings the findings with which something is left to do, of the first of the agencies that were reorganised
 */
public record ReorganisationPage(
        boolean isNew,
        String code,
        String type,
        String day,
        List<String> summary,
        List<FactLink> from,
        List<FactLink> to,
        List<LawLink> laws,
        String findings) {}
